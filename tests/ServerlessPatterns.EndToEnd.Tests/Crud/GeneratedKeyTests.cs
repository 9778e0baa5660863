using ServerlessPatterns.EndToEnd.Catalog;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The key that API Gateway makes is the request's id, which a client may set.</summary>
public sealed class GeneratedKeyTests(AwsEmulator emulator)
{
    [Theory]
    [InlineData("7edcbfcd-eb1e-45dd-b650-c4e5bf90ada8", "7edcbfcd-eb1e-45dd-b650-c4e5bf90ada8")]
    [InlineData("7EDCBFCD-EB1E-45DD-B650-C4E5BF90ADA8", "")]
    [InlineData("7edcbfcd-eb1e-45dd-b650-c4e5bf90ada8\"", "")]
    [InlineData("UUID_REPLACED_INVALID_REQUEST_ID", "")]
    [InlineData("\"}, \"x\": {\"S\": \"", "")]
    public async Task An_id_that_is_no_UUID_becomes_a_key_that_DynamoDB_refuses(string requestId, string key)
    {
        using var stack = await CatalogStack.DeployAsync(emulator);
        var output = await emulator.MappingEngine.RenderAsync(
            new MappingInput(stack.RequestTemplateOf(typeof(Note), "POST", "PutItem"))
            {
                Body = """{"text":"a"}""",
                Context = new Dictionary<string, object> { ["requestId"] = requestId },
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(key, JsonText.Parse(output.Text).GetProperty("Item").GetProperty("noteId").GetProperty("S").GetString());
    }
}
