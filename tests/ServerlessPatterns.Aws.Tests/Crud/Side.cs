namespace ServerlessPatterns.Aws.Tests.Crud;

internal sealed record Side(int Width, string? Note = null, Back? Back = null);
