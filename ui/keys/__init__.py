"""What opens the vault, as the gate and the settings show it: passphrase and recovery code."""
