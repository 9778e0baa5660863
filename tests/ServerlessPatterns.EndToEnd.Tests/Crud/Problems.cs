using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What holds for every problem document that the API answers.</summary>
internal static class Problems
{
    // What DynamoDB and the emulators of it say, and what API Gateway says where nobody has told it otherwise.
    private static readonly string[] s_foreignWords = ["com.amazon", "__type", "Exception", "own words", "conditional", "Network error", "Endpoint request", "Missing Authentication", "provided"];

    /// <summary>Asserts that an answer is a problem document (https://www.rfc-editor.org/rfc/rfc9457) of a kind, that it says what clients need, and nothing of DynamoDB's.</summary>
    /// <returns>Its detail.</returns>
    public static async Task<string> AssertAsync(HttpResponseMessage answer, int status, string kind)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)answer.StatusCode, $"Not {status}, but {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.ToString());
        using var document = JsonDocument.Parse(text);
        var problem = document.RootElement;
        Assert.Equal(["detail", "status", "title", "type"], problem.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal($"urn:serverless-patterns:problem:{kind}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.DoesNotContain(s_foreignWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(status is 429 or 503, answer.Headers.RetryAfter?.Delta is { TotalSeconds: > 0 });
        return problem.GetProperty("detail").GetString()!;
    }
}
