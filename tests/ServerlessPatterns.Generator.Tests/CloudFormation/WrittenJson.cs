using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>JSON as tests write it down: no blanks, nothing escaped that need not be.</summary>
internal static class WrittenJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(this JsonNode? node) => node!.ToJsonString(Options);
}
