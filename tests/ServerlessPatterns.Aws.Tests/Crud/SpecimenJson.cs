using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessPatterns.Aws.Tests.Crud;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Specimen))]
internal sealed partial class SpecimenJson : JsonSerializerContext;
