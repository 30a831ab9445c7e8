"""The complete path: every support profile of a batch of games, judged; `batch` is the door."""
