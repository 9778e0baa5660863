using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using ServerlessPatterns.EndToEnd.Catalog;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.Apis;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The emitted OpenAPI document is one, and says what the API does.</summary>
public sealed class OpenApiTests(AwsEmulator emulator)
{
    private const int Sheets = 40;

    private static readonly string s_json = typeof(Product).Assembly.GetCustomAttribute<OpenApiDocumentAttribute>()!.Json;
    private static readonly JsonElement s_document = JsonText.Parse(s_json);

    [Fact]
    public void The_document_is_valid_OpenAPI_3_1()
    {
        var result = OpenApiDocument.Parse(s_json, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, result.Diagnostic!.SpecificationVersion);
        Assert.Empty(result.Diagnostic.Errors);
        Assert.Empty(result.Diagnostic.Warnings);
        Assert.Equal(9, result.Document!.Paths.Count);
        Assert.Equal(20, result.Document.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public async Task The_document_has_a_path_and_method_for_each_of_the_template_and_no_other()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        var parts = stack.Stack.Resources.Values.Where(resource => resource.Type == "AWS::ApiGateway::Resource").ToDictionary(resource => resource.Ref);
        var methods = stack.Stack.Resources.Values.Where(resource => resource.Type == "AWS::ApiGateway::Method" && resource.Properties["HttpMethod"]!.ToString() != "OPTIONS")
            .Select(method => $"{method.Properties["HttpMethod"]!.ToString().ToLowerInvariant()} {Path(method.Properties["ResourceId"]!.ToString())}");

        Assert.Equal(
            methods.Order(StringComparer.Ordinal),
            s_document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name}")).Order(StringComparer.Ordinal));
        Assert.Equal(stack.Api.Address.AbsolutePath.TrimEnd('/'), new Uri(s_document.GetProperty("servers")[0].GetProperty("url").GetString()!.Replace("{api}", "a", StringComparison.Ordinal).Replace("{region}", "r", StringComparison.Ordinal)).AbsolutePath);

        string Path(string id) => parts.TryGetValue(id, out var part) ? $"{Path(part.Properties["ParentId"]!.ToString())}/{part.Properties["PathPart"]}" : "";
    }

    [Fact]
    public async Task A_client_that_knows_the_document_alone_creates_reads_lists_replaces_and_deletes()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        var client = new OpenApiClient(s_document, http);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(201, (await client.CallAsync("createProduct", Product($"p'{i}"))).Status);
        }

        Assert.Equal(409, (await client.CallAsync("createProduct", Product("p'1"))).Status);
        Assert.Equal(200, (await client.CallAsync("getProduct", null, ("id", "p'1"))).Status);
        Assert.Equal(404, (await client.CallAsync("getProduct", null, ("id", "p'9"))).Status);
        Assert.Equal(204, (await client.CallAsync("replaceProduct", Product("p'1").Replace("\"id\":\"p'1\",", "", StringComparison.Ordinal), ("id", "p'1"))).Status);
        Assert.Equal(404, (await client.CallAsync("replaceProduct", Product("p'9"), ("id", "p'9"))).Status);
        Assert.Equal(204, (await client.CallAsync("deleteProduct", null, ("id", "p'0"))).Status);
        Assert.Equal(404, (await client.CallAsync("deleteProduct", null, ("id", "p'0"))).Status);
        Assert.Equal(400, (await client.CallAsync("listProduct", null, ("limit", "0"))).Status);
        Assert.Equal(4, await CountAsync(client, "listProduct"));
    }

    [Fact]
    public async Task Sort_keys_and_generated_keys_are_called_as_the_document_says()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        using var user = stack.CreateUserClient();
        var (readings, notes) = (new OpenApiClient(s_document, http), new OpenApiClient(s_document, user));
        var station = Guid.NewGuid().ToString();
        for (var taken = -2; taken < 3; taken++)
        {
            Assert.Equal(201, (await readings.CallAsync("createReading", $$"""{"station-id":"{{station}}","taken":{{taken}},"celsius":0.5}""")).Status);
        }

        Assert.Equal(5, await CountAsync(readings, "listReading", ("stationId", station)));
        Assert.Equal(204, (await readings.CallAsync("replaceReading", "{}", ("stationId", station), ("taken", "-2"))).Status);
        Assert.Equal(200, (await readings.CallAsync("getReading", null, ("stationId", station), ("taken", "-2"))).Status);
        var (_, location, created) = await notes.CallAsync("createNote", """{"text":"x"}""");
        var id = created!.Value.GetProperty("noteId").GetString()!;
        Assert.EndsWith("/note/" + id, location, StringComparison.Ordinal);
        Assert.Equal(200, (await notes.CallAsync("getNote", null, ("noteId", id))).Status);
    }

    [Fact]
    public async Task Random_sheets_and_their_answers_match_their_schemas()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        var client = new OpenApiClient(s_document, http);
        for (var seed = 1; seed <= Sheets; seed++)
        {
            // The schema library knows no integer of more digits than a decimal has.
            var sheet = new RandomSheets(seed).Next($"sheet {seed}") with { Huge = null, DoubleNumber = null, FloatNumber = null };
            Assert.Equal(201, (await client.CallAsync("createSheet", JsonSerializer.Serialize(sheet, CatalogJson.Default.Sheet))).Status);
            Assert.Equal(200, (await client.CallAsync("getSheet", null, ("key", sheet.Key))).Status);
        }

        Assert.Equal(Sheets, await CountAsync(client, "listSheet"));
    }

    [Fact]
    public async Task Every_failure_is_answered_as_the_document_says()
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        using var http = stack.CreateClient();
        using var nobody = stack.Api.CreateClient();
        nobody.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("None");
        var client = new OpenApiClient(s_document, http);
        foreach (var (given, status) in new[]
        {
            (IntegrationAnswer.Error(400, "ThrottlingException"), 429), (IntegrationAnswer.Error(400, "AccessDeniedException"), 500), (IntegrationAnswer.Error(500, "InternalServerError"), 503),
            (IntegrationAnswer.Unreachable, 503), (IntegrationAnswer.TimedOut, 504),
        })
        {
            stack.Api.AnswerNext(given, given);
            Assert.Equal(status, (await client.CallAsync("listProduct")).Status);
            Assert.Equal(status, (await client.CallAsync("createProduct", Product("p"))).Status);
        }

        Assert.Equal(403, (await new OpenApiClient(s_document, nobody).CallAsync("listProduct")).Status);
        Assert.Equal(401, (await new OpenApiClient(s_document, nobody).CallAsync("listNote")).Status);
        foreach (var id in client.Operations)
        {
            var takesItem = id.StartsWith("create", StringComparison.Ordinal) || id.StartsWith("replace", StringComparison.Ordinal);

            // A content type that no template is for is refused with or without a body.
            Assert.Equal((takesItem, true), (client.StatusesOf(id).Contains("413"), client.StatusesOf(id).Contains("415")));
        }
    }

    private static string Product(string id)
        => $$"""{"id":"{{id}}","name":"n","price":0.10,"discontinued":false,"tags":["a"],"labels":{"b":"c"},"addedAt":"2026-11-25T10:00:00Z","category":"power tools"}""";

    private static async Task<int> CountAsync(OpenApiClient client, string list, params (string Name, string Value)[] parameters)
    {
        var count = 0;
        string? token = null;
        do
        {
            var (_, _, page) = await client.CallAsync(list, null, token is null ? [.. parameters, ("limit", "2")] : [.. parameters, ("limit", "2"), ("pageToken", token)]);
            count += page!.Value.GetProperty("items").GetArrayLength();
            token = page.Value.TryGetProperty("nextPageToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        return count;
    }
}
