"""Content: YAML files read with positions, checked against typed models, put together into a programme."""
