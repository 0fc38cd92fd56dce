SELECT next FROM id_blocks
