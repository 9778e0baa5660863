using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.FanOut;

/// <summary>A context that says nothing of options.</summary>
[JsonSerializable(typeof(Parcel))]
internal sealed partial class PlainParcelJson : JsonSerializerContext;
