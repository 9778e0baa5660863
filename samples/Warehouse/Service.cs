using ServerlessPatterns;

[assembly: ServerlessService("warehouse")]
