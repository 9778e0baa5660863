using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Local.Apis;
using ServerlessPatterns.Local.Mapping;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local;

/// <summary>Makes the APIs of what templates say.</summary>
/// <param name="tables">The tables that they read and write.</param>
/// <param name="time">The clock that counts their requests.</param>
internal sealed class CloudApis(DynamoDb tables, TimeProvider time)
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly VelocityEngine _mapping = new();

    /// <summary>The APIs; requests come while they are made.</summary>
    public IReadOnlyList<LocalApi> All { get; private set; } = [];

    /// <summary>Is told of every request.</summary>
    public ApiCallFeed Calls { get; } = new();

    /// <summary>Makes the APIs of a service.</summary>
    /// <param name="stack">The service.</param>
    /// <exception cref="LocalException">They cannot be run.</exception>
    public void Add(LocalStack stack)
    {
        var apis = stack.Of("AWS::ApiGateway::RestApi").ToList();
        foreach (var api in apis)
        {
            try
            {
                var read = RestApi.Read(stack.Resources.Where(resource => IsPartOf(resource, api, apis.Count)), _mapping, new TablesTarget(tables), time);
                All = [.. All, new LocalApi(stack.Service, $"{ApiRequests.Root}/{stack.Service}{(apis.Count == 1 ? "" : $"-{api.LogicalId}")}/{read.Definition.Stage}", read)];
            }
            catch (RestApiException e)
            {
                throw new LocalException($"The API {api.LogicalId} of {stack.Service} cannot be run here: {e.Message}", e);
            }
        }
    }

    /// <summary>What a service's APIs answer.</summary>
    /// <param name="stack">The service.</param>
    /// <param name="endpoint">Where the cloud is, without a slash at its end.</param>
    public IEnumerable<LocalEndpoint> EndpointsOf(LocalStack stack, string endpoint)
        => from api in All
           where api.Service == stack.Service
           from each in api.Methods
           where each.Method.Integration.Action is not null
           let table = stack.Of("AWS::DynamoDB::Table").FirstOrDefault(table => table.Class == each.Method.Class)
           select new LocalEndpoint(api.Service, api.LogicalId, LocalEndpointKind.Api, each.Method.HttpMethod, $"{endpoint}{api.BasePath}{each.Resource.Path}")
           {
               Target = table is null ? null : $"table {table.Ref}",
               Sample = each.Method.Model is { } model ? new(() => model.Sample()?.ToJsonString(s_relaxed)) : null,
               Headers = HeadersOf(api, each.Method),
           };

    // What belongs to no API is a key or a plan, which may be of several.
    private static bool IsPartOf(LocalResource resource, LocalResource api, int count)
        => resource == api || (resource.Type.StartsWith("AWS::ApiGateway::", StringComparison.Ordinal) && resource.Type != api.Type && (count == 1 || resource.Text("RestApiId") is not { } id || id == api.Ref));

    private Dictionary<string, string> HeadersOf(LocalApi api, ApiMethod method)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (method.Model is not null)
        {
            headers["Content-Type"] = "application/json";
        }

        switch (method.Authorization)
        {
            case "AWS_IAM":
                var now = time.GetUtcNow().UtcDateTime;
                headers["X-Amz-Date"] = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
                headers["Authorization"] = string.Create(
                    CultureInfo.InvariantCulture, $"AWS4-HMAC-SHA256 Credential=local/{now:yyyyMMdd}/{PhysicalNames.Region}/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature={new string('0', 64)}");
                break;
            case "COGNITO_USER_POOLS":
                headers["Authorization"] = "Bearer local";
                break;
        }

        if (method.NeedsKey && api.Api.Definition.Keys is [var key, ..])
        {
            headers["x-api-key"] = key.Value;
        }

        return headers;
    }
}
