using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Apis;

/// <summary>A method's integration: with DynamoDB, or with nothing (MOCK).</summary>
/// <param name="Owner">The method.</param>
/// <param name="Action">DynamoDB's action; null: MOCK.</param>
/// <param name="Templates">A mapping template for each media type.</param>
/// <param name="Responses">What becomes of the answers.</param>
internal sealed partial record Integration(
    string Owner, string? Action, IReadOnlyDictionary<string, string> Templates, IReadOnlyList<IntegrationResponse> Responses)
{
    public static Integration Read(ResourceSettings method, string owner, IReadOnlyDictionary<int, IReadOnlyCollection<string>> methodResponses)
    {
        var settings = method.Section(
            "Integration", "Type", "IntegrationHttpMethod", "Uri", "Credentials", "PassthroughBehavior", "RequestTemplates", "IntegrationResponses", "TimeoutInMillis");
        var isMock = settings.Text("Type") == "MOCK";
        if (!isMock && settings.Text("Type") != "AWS")
        {
            throw new RestApiException($"{settings} is of the type {settings.Text("Type")}, which the interpreter does not know.");
        }

        if (settings.Text("PassthroughBehavior") != "NEVER")
        {
            throw new RestApiException($"{settings} lets bodies through that it has no template for.");
        }

        var templates = settings.Texts("RequestTemplates");
        var responses = IntegrationResponse.ReadAll(settings, methodResponses);
        if (templates.Count == 0 || responses.Count == 0)
        {
            throw new RestApiException($"{settings} has no template, or no response.");
        }

        return new(owner, isMock ? null : ActionOf(settings), templates, responses);
    }

    private static string ActionOf(ResourceSettings settings)
    {
        var uri = DynamoDbUri().Match(settings.Text("Uri"));
        if (!uri.Success || settings.Text("IntegrationHttpMethod") != "POST" || !Role().IsMatch(settings.Text("Credentials")))
        {
            throw new RestApiException($"{settings} is no POST to an action of DynamoDB under a role: {settings.Text("Uri")}.");
        }

        return uri.Groups["action"].Value;
    }

    [GeneratedRegex("^arn:aws[a-z-]*:apigateway:[a-z0-9-]+:dynamodb:action/(?<action>[A-Z][A-Za-z]+)$")]
    private static partial Regex DynamoDbUri();

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$")]
    private static partial Regex Role();
}
