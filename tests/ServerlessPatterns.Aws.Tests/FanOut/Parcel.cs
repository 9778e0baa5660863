namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>A message.</summary>
internal sealed record Parcel(string Id, string Text = "");
