"""The web: Flask only. A folder a room; routes decide nothing, they call services."""
