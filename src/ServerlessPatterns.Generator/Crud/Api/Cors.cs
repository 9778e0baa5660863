using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Mapping;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>
/// What lets pages of other origins call. A browser asks first (the preflight) before it sends JSON, an Authorization or an X-Api-Key header, and is answered by
/// a mock integration. See https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
/// </summary>
internal static class Cors
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>The headers that a page may read.</summary>
    private const string ExposedHeaders = "Location,Retry-After";

    private const string RequestHeaders = "Authorization,Content-Type,X-Amz-Content-Sha256,X-Amz-Date,X-Amz-Security-Token,X-Api-Key";

    private const int FirstStatus = 200;

    /// <summary>How many origins have a status each, with one left for those that are none of them.</summary>
    public const int MaximumOrigins = 99;

    /// <summary>
    /// The headers of an answer to a call proper. A mapping template of an answer does not see who asks, so that of several origins it names all; which of
    /// them may call, the preflight has said.
    /// </summary>
    public static IEnumerable<(string Name, string Value)> Headers(IReadOnlyCollection<string> origins)
        => origins.Count == 0 ? [] : [(AllowOrigin, origins.Count == 1 ? origins.First() : "*"), ("Access-Control-Expose-Headers", ExposedHeaders)];

    /// <summary>The OPTIONS method of a path.</summary>
    /// <param name="resource">The path's logical id.</param>
    /// <param name="origins">The origins that may call.</param>
    /// <param name="verbs">The path's other methods.</param>
    public static Resource Preflight(string resource, IReadOnlyList<string> origins, IEnumerable<string> verbs)
    {
        // A browser takes any status of 2xx. Each origin has one of its own, by which the answer that names the origin is chosen.
        var answers = origins.Select((origin, index) => (Origin: origin, Status: FirstStatus + index)).ToArray();
        var unknown = FirstStatus + origins.Count;
        var isOne = origins.Count == 1;
        var methods = string.Join(",", verbs.Concat(["OPTIONS"]).Distinct().OrderBy(verb => verb, StringComparer.Ordinal));
        return new Resource("AWS::ApiGateway::Method", new JsonObject
        {
            { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
            { "ResourceId", Intrinsic.Ref(resource) },
            { "HttpMethod", "OPTIONS" },
            { "AuthorizationType", "NONE" },
            { "RequestValidatorId", Intrinsic.Ref(ApiIds.Validator) },
            {
                "Integration",
                new JsonObject
                {
                    { "Type", "MOCK" },
                    { "PassthroughBehavior", "NEVER" },
                    { "RequestTemplates", new JsonObject { { "application/json", isOne ? "{\"statusCode\": 200}" : Choice(answers, unknown).ToJson() } } },
                    {
                        "IntegrationResponses",
                        new JsonArray(answers.Select(answer => (JsonNode)Answer(answer.Status, isOne, Preflight(answer.Origin, methods)))
                            .Concat(isOne ? [] : [Answer(unknown, isDefault: true, [])]))
                    },
                }
            },
            { "MethodResponses", new JsonArray(answers.Select(answer => (JsonNode)MethodAnswer(answer.Status, Preflight(answer.Origin, methods))).Concat(isOne ? [] : [MethodAnswer(unknown, [])])) },
        })
        {
            Exceptions = [new RuleException("AwsSolutions-APIG4", "A preflight bears no credentials, and is answered without asking anything behind the API.")],
        };
    }

    private static (string Name, string Value)[] Preflight(string origin, string methods) =>
    [
        (AllowOrigin, origin),
        ("Access-Control-Allow-Methods", methods),
        ("Access-Control-Allow-Headers", RequestHeaders),
        ("Access-Control-Max-Age", "600"),
        ("Vary", "Origin"),
    ];

    private static MappingTemplate Choice((string Origin, int Status)[] answers, int unknown)
    {
        // Over HTTP/2 the names of headers are in small letters.
        var template = new MappingTemplate()
            .Line($"#set($origin = {Velocity.Quiet("input.params().header.get('Origin')")})")
            .Line($"#if($origin == \"\")#set($origin = {Velocity.Quiet("input.params().header.get('origin')")})#end");
        var keyword = "#if";
        foreach (var (origin, status) in answers)
        {
            template.Line($"{keyword}($origin == '{origin}'){{\"statusCode\": {status}}}");
            keyword = "#elseif";
        }

        return template.Line($"#{{else}}{{\"statusCode\": {unknown}}}#end");
    }

    private static JsonObject Answer(int status, bool isDefault, (string Name, string Value)[] headers) => new()
    {
        { "StatusCode", Text(status) },
        { "SelectionPattern", isDefault ? null : Text(status) },
        { "ResponseParameters", headers.Length == 0 ? null : Parameters(headers, value => $"'{value}'") },
        { "ResponseTemplates", new JsonObject { { "application/json", "#set($done = true)" } } },
    };

    private static JsonObject MethodAnswer(int status, (string Name, string Value)[] headers) => new()
    {
        { "StatusCode", Text(status) },
        { "ResponseParameters", headers.Length == 0 ? null : Parameters(headers, _ => true) },
    };

    private static JsonObject Parameters((string Name, string Value)[] headers, Func<string, JsonNode> value)
    {
        var parameters = new JsonObject();
        foreach (var header in headers)
        {
            parameters.Add("method.response.header." + header.Name, value(header.Value));
        }

        return parameters;
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
