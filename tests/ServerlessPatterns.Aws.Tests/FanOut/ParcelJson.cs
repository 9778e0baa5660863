using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.FanOut;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Parcel))]
internal sealed partial class ParcelJson : JsonSerializerContext;
