using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Catalog;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>The catalog, deployed: its tables, and its API interpreted.</summary>
internal sealed class CatalogStack : IDisposable
{
    private CatalogStack(TemplateStack stack, RestApiHandler api)
    {
        Stack = stack;
        Api = api;
    }

    /// <summary>The emitted template.</summary>
    public static JsonElement Template { get; } = JsonDocument.Parse(typeof(Product).Assembly.GetCustomAttribute<CloudFormationTemplateAttribute>()!.Json).RootElement;

    public TemplateStack Stack { get; }

    public RestApiHandler Api { get; }

    public static async Task<CatalogStack> DeployAsync(AwsEmulator emulator, ApiParts parts = ApiParts.Emulated)
    {
        var stack = await TemplateStack.DeployAsync(
            new StackEnvironment(emulator),
            "catalog",
            Template,
            new Dictionary<string, string> { ["UserPoolArn"] = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_users" });
        return new CatalogStack(stack, stack.RestApi(parts));
    }

    /// <summary>The name of a type's table.</summary>
    public string TableOf(Type type) => Stack.Of("AWS::DynamoDB::Table", type.FullName!).Ref;

    /// <summary>A method's mapping template for requests.</summary>
    /// <param name="type">The type.</param>
    /// <param name="verb">The HTTP method.</param>
    /// <param name="action">What it asks of DynamoDB.</param>
    public string RequestTemplateOf(Type type, string verb, string action) => Stack.RequestTemplateOf(type.FullName!, verb, action);

    /// <summary>A client that every authorizer lets through.</summary>
    public HttpClient CreateClient()
    {
        var client = Api.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=test/20261125/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0");
        client.DefaultRequestHeaders.Add("X-Amz-Date", "20261125T000000Z");
        client.DefaultRequestHeaders.Add("X-Api-Key", Api.ApiKey);
        return client;
    }

    /// <summary>A client that bears a user's token.</summary>
    public HttpClient CreateUserClient()
    {
        var client = Api.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        return client;
    }

    public void Dispose() => Api.Dispose();
}
