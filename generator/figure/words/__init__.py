"""What an author says: people, poses, joints, places, props and frames as plain values, and what is wrong with them."""
