using ServerlessPatterns;

[assembly: ServerlessService("shop")]
