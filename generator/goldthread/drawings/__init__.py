"""Records as accessible SVG, drawn at build time."""
