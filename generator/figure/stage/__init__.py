"""What a picture is made with: camera, outlines, curves, colours, and the sketch that collects shapes."""
