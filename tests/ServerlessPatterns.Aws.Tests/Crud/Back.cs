namespace ServerlessPatterns.Aws.Tests.Crud;

internal sealed record Back(int Width, string? Note = null);
