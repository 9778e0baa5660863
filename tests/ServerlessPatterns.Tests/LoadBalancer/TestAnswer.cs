using System.Text.Json;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>An answer as a load balancer reads it.</summary>
/// <param name="json">The answer.</param>
internal sealed class TestAnswer(JsonElement json)
{
    public int Status => json.GetProperty("statusCode").GetInt32();

    public string Description => json.GetProperty("statusDescription").GetString()!;

    public bool IsBase64 => json.GetProperty("isBase64Encoded").GetBoolean();

    public string Body => json.GetProperty("body").GetString()!;

    public bool IsMultiValue => json.TryGetProperty("multiValueHeaders", out _);

    public string[] Members => [.. json.EnumerateObject().Select(member => member.Name)];

    /// <summary>The header lines, <c>name: value</c>, in their order.</summary>
    public string[] Headers => IsMultiValue
        ? [.. json.GetProperty("multiValueHeaders").EnumerateObject().SelectMany(header => header.Value.EnumerateArray().Select(value => $"{header.Name}: {value.GetString()}"))]
        : [.. json.GetProperty("headers").EnumerateObject().Select(header => $"{header.Name}: {header.Value.GetString()}")];

    /// <summary>The problem document.</summary>
    public JsonElement Problem
    {
        get
        {
            Assert.Contains("content-type: application/problem+json", Headers);
            var problem = JsonDocument.Parse(Body).RootElement;
            Assert.Equal(Status, problem.GetProperty("status").GetInt32());
            Assert.NotEmpty(problem.GetProperty("title").GetString()!);
            return problem;
        }
    }

    /// <summary>The last part of the problem's type.</summary>
    public string ProblemKind => Problem.GetProperty("type").GetString()!.Replace("urn:serverless-patterns:problem:", "", StringComparison.Ordinal);

    public string ProblemDetail => Problem.GetProperty("detail").GetString()!;
}
