using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>A client that knows nothing but an OpenAPI document: it asks for what that has, and takes no answer that it has not.</summary>
internal sealed class OpenApiClient(JsonElement document, HttpClient http)
{
    private readonly SchemaValidator _schemas = new(document);

    /// <summary>The ids of the operations.</summary>
    public IEnumerable<string> Operations => All().Select(each => each.Operation.GetProperty("operationId").GetString()!);

    /// <summary>The statuses with which an operation may be answered.</summary>
    public IReadOnlyList<string> StatusesOf(string id) => [.. Single(id).Operation.GetProperty("responses").EnumerateObject().Select(response => response.Name)];

    /// <summary>Calls an operation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="parameters">The parameters, of which each must be declared, and each that is required be given.</param>
    /// <returns>The status, the Location header, and the body; null where there is none.</returns>
    public async Task<(int Status, string? Location, JsonElement? Body)> CallAsync(string id, string? body = null, params (string Name, string Value)[] parameters)
    {
        var (path, verb, operation) = Single(id);
        using var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), Url(path, operation, parameters));
        Assert.Equal(operation.TryGetProperty("requestBody", out var declared), body is not null);
        if (body is not null)
        {
            AssertMatches(declared.GetProperty("content").GetProperty("application/json").GetProperty("schema"), body, $"The request of {id}");
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var status = (int)answer.StatusCode;
        Assert.True(operation.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response), $"{id} was answered {status}, of which the document does not know: {text}");
        AssertHeaders(response, answer, id);
        return (status, answer.Headers.Location?.OriginalString, Body(response, answer, text, id));
    }

    private static void AssertHeaders(JsonElement response, HttpResponseMessage answer, string id)
    {
        foreach (var name in new[] { "Location", "Retry-After" })
        {
            var isDeclared = response.TryGetProperty("headers", out var headers) && headers.TryGetProperty(name, out _);
            Assert.True(isDeclared == answer.Headers.Contains(name), $"{id} was answered {(int)answer.StatusCode} {(isDeclared ? "without" : "with")} {name}.");
        }
    }

    private static string Url(string path, JsonElement operation, (string Name, string Value)[] parameters)
    {
        var declared = operation.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
        Assert.Empty(parameters.Select(parameter => parameter.Name).Except(declared.Select(parameter => parameter.GetProperty("name").GetString()!)));
        var url = path.TrimStart('/');
        var query = new List<string>();
        foreach (var parameter in declared)
        {
            var name = parameter.GetProperty("name").GetString()!;
            var isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
            var given = parameters.Where(each => each.Name == name).ToList();
            Assert.False(isRequired && given.Count == 0, $"{path} needs {name}.");
            foreach (var value in given.Select(each => Uri.EscapeDataString(each.Value)))
            {
                if (parameter.GetProperty("in").GetString() == "path")
                {
                    url = url.Replace($"{{{name}}}", value, StringComparison.Ordinal);
                }
                else
                {
                    query.Add($"{name}={value}");
                }
            }
        }

        Assert.DoesNotContain('{', url);
        return query.Count == 0 ? url : $"{url}?{string.Join('&', query)}";
    }

    private JsonElement? Body(JsonElement response, HttpResponseMessage answer, string text, string id)
    {
        if (!response.TryGetProperty("content", out var content))
        {
            Assert.Empty(text.Trim());
            return null;
        }

        Assert.True(content.TryGetProperty(answer.Content.Headers.ContentType!.MediaType!, out var type), $"{id} was answered as {answer.Content.Headers.ContentType}.");
        return AssertMatches(type.GetProperty("schema"), text, $"The answer {(int)answer.StatusCode} to {id}");
    }

    private JsonElement AssertMatches(JsonElement schema, string text, string about)
    {
        var value = JsonText.Parse(text);
        var error = _schemas.ErrorOf(schema, value);
        Assert.True(error is null, $"{about} does not match its schema: {error}: {text}");
        return value;
    }

    private (string Path, string Verb, JsonElement Operation) Single(string id) => All().Single(each => each.Operation.GetProperty("operationId").GetString() == id);

    private IEnumerable<(string Path, string Verb, JsonElement Operation)> All()
        => document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => (path.Name, verb.Name, verb.Value)));
}
