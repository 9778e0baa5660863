using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Apis;

/// <summary>What becomes of an integration's answer.</summary>
/// <param name="Status">The method's response.</param>
/// <param name="Pattern">The statuses of the integration that it is for; null: those that no other is for.</param>
/// <param name="ContentType">What it is answered as.</param>
/// <param name="Template">Its mapping template; null: the integration's answer goes through as it is.</param>
/// <param name="Headers">Header fields.</param>
internal sealed record IntegrationResponse(
    int Status, Regex? Pattern, string ContentType, string? Template, IReadOnlyDictionary<string, string> Headers)
{
    public static IReadOnlyList<IntegrationResponse> ReadAll(ResourceSettings integration, IReadOnlyDictionary<int, IReadOnlyCollection<string>> methodResponses)
    {
        var all = integration.List("IntegrationResponses", "StatusCode", "SelectionPattern", "ResponseTemplates", "ResponseParameters")
            .Select(settings => Read(settings, methodResponses)).ToList();
        return all.Count(one => one.Pattern is null) > 1
            ? throw new RestApiException($"{integration} has two responses without a pattern.")
            : all;
    }

    /// <summary>The one of them that is for a status.</summary>
    public static IntegrationResponse Select(IReadOnlyList<IntegrationResponse> all, int status, string owner)
    {
        var text = status.ToString(CultureInfo.InvariantCulture);
        var matching = all.Where(one => one.Pattern?.IsMatch(text) == true).ToList();
        return matching.Count > 1 ? throw new RestApiException($"{owner} has two responses for the status {status}: which one it is, AWS does not say.")
            : matching.SingleOrDefault() ?? all.SingleOrDefault(one => one.Pattern is null)
                ?? throw new RestApiException($"{owner} has no response for the status {status}: API Gateway answers 500.");
    }

    private static IntegrationResponse Read(ResourceSettings settings, IReadOnlyDictionary<int, IReadOnlyCollection<string>> methodResponses)
    {
        var status = int.Parse(settings.Text("StatusCode"), CultureInfo.InvariantCulture);
        if (!methodResponses.TryGetValue(status, out var declared))
        {
            throw new RestApiException($"{settings} is for {status}, which is none of the method's responses.");
        }

        var headers = settings.Literals("ResponseParameters", "method.response.header.");
        if (headers.Keys.FirstOrDefault(name => !declared.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } undeclared)
        {
            throw new RestApiException($"{settings} sets the header field {undeclared}, which the method's response {status} does not declare.");
        }

        var templates = settings.Texts("ResponseTemplates");
        if (templates.Count > 1 || templates.Values.Any(template => template.Length == 0))
        {
            throw new RestApiException($"{settings} has more than one template, or an empty one: what API Gateway does then, the interpreter does not know.");
        }

        var pattern = settings.Optional("SelectionPattern") is { Length: > 0 } given ? new Regex($"^(?:{given})$", RegexOptions.CultureInvariant) : null;
        return new(status, pattern, templates.Keys.SingleOrDefault("application/json"), templates.Values.SingleOrDefault(), headers);
    }
}
