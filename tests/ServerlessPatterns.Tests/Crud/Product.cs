namespace ServerlessPatterns.Tests.Crud;

internal sealed record Product(string Id, string Name, decimal Price, byte[]? Photo = null);
