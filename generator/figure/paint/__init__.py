"""How a scene is painted: what lies before what, clothes, hair and face, folds, shadow, and the marks of motion."""
