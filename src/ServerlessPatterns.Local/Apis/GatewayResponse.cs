using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// AWS::ApiGateway::GatewayResponse. Its template is none of Velocity's: $context's variables are replaced, and that is all
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html).
/// </summary>
internal sealed partial class GatewayResponse
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int? _status;
    private readonly string _template;
    private readonly IReadOnlyDictionary<string, string> _headers;

    private GatewayResponse(int? status, string template, IReadOnlyDictionary<string, string> headers)
    {
        _status = status;
        _template = template;
        _headers = headers;
    }

    /// <summary>Where the template says nothing.</summary>
    public static GatewayResponse Default { get; } = new(null, """{"message":$context.error.messageString}""", new Dictionary<string, string>());

    /// <summary>Reads one.</summary>
    public static (string Type, GatewayResponse Response) Read(LocalResource resource)
    {
        var settings = new ResourceSettings(resource.LogicalId, resource.Properties, "RestApiId", "ResponseType", "StatusCode", "ResponseTemplates", "ResponseParameters");
        var type = settings.Text("ResponseType");
        if (!GatewayResponseType.Names.Contains(type))
        {
            throw new RestApiException($"{settings} is of the type {type}, which there is not.");
        }

        var templates = settings.Texts("ResponseTemplates");
        if (templates.Keys.FirstOrDefault(contentType => contentType != "application/json") is { } other)
        {
            throw new RestApiException($"{settings} has a template for {other}; the interpreter knows application/json alone.");
        }

        var status = settings.Optional("StatusCode") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : default(int?);
        var template = templates.GetValueOrDefault("application/json", Default._template);
        if (Variable().Replace(template, string.Empty) is var rest && (rest.Contains('$', StringComparison.Ordinal) || Directive().IsMatch(rest)))
        {
            throw new RestApiException($"{settings} has a template with more than variables of $context: {template}");
        }

        return (type, new(status, template, settings.Literals("ResponseParameters", "gatewayresponse.header.")));
    }

    /// <summary>The answer to a request that failed so.</summary>
    public ApiAnswer Answer(GatewayFailure failure, IReadOnlyDictionary<string, object> context)
    {
        var all = new Dictionary<string, object>(context)
        {
            ["status"] = (_status ?? failure.Type.Status).ToString(CultureInfo.InvariantCulture),
            ["error"] = Error(failure),
        };
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json", ["x-amzn-ErrorType"] = failure.ErrorType };
        foreach (var (name, value) in _headers)
        {
            headers[name] = value;
        }

        return new(_status ?? failure.Type.Status, headers, Variable().Replace(_template, match => Value(match.Value, all)));
    }

    private static Dictionary<string, object> Error(GatewayFailure failure)
    {
        var error = new Dictionary<string, object>
        {
            ["message"] = failure.Message,
            ["messageString"] = JsonSerializer.Serialize(failure.Message),
            ["responseType"] = failure.Type.Name,
        };
        if (failure.ValidationError is { } validation)
        {
            // Written for a place between quotes: those in it are escaped.
            error["validationErrorString"] = JsonSerializer.Serialize(validation, s_relaxed)[1..^1];
        }

        return error;
    }

    private static string Value(string variable, IReadOnlyDictionary<string, object> context)
    {
        object? value = context;
        foreach (var name in variable.Split('.').Skip(1))
        {
            value = (value as IReadOnlyDictionary<string, object>)?.GetValueOrDefault(name);
        }

        return value as string ?? throw new RestApiException($"{variable} is nothing here.");
    }

    [GeneratedRegex(@"\$context(\.[A-Za-z][A-Za-z0-9]*)+")]
    private static partial Regex Variable();

    [GeneratedRegex("#[a-z@{]")]
    private static partial Regex Directive();
}
