[assembly: ServerlessPatterns.ServerlessService("catalog")]
