using System.Text.Json.Serialization;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>How texts are published: as they are.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class TextJsonContext : JsonSerializerContext;
