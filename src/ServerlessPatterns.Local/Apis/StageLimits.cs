namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// A stage's MethodSettings, as far as they limit requests. Each method is limited by itself, by its own setting or by that of all
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html).
/// </summary>
internal sealed class StageLimits
{
    private const string AllPaths = "/*";
    private const string AllMethods = "*";

    private readonly Dictionary<(string Path, string Verb), RequestLimit?> _limits = [];

    public static StageLimits Read(ResourceSettings stage)
    {
        var limits = new StageLimits();
        foreach (var setting in stage.List(
            "MethodSettings", "ResourcePath", "HttpMethod", "ThrottlingRateLimit", "ThrottlingBurstLimit", "LoggingLevel", "MetricsEnabled", "DataTraceEnabled"))
        {
            var (path, verb) = (setting.Text("ResourcePath"), setting.Text("HttpMethod"));
            if (path is not ['/', .. var rest] || path == AllPaths != (verb == AllMethods))
            {
                throw new RestApiException($"{setting} is for {verb} of {path}: the interpreter knows settings of one method and of all, {AllMethods} of {AllPaths}.");
            }

            // In a path / is written as ~1.
            limits._limits[(path == AllPaths ? path : rest.Replace("~1", "/", StringComparison.Ordinal), verb)] = RequestLimit.Read(setting, "ThrottlingRateLimit", "ThrottlingBurstLimit");
        }

        return limits;
    }

    /// <summary>The limit of a method; null: it has none.</summary>
    public RequestLimit? Of(string path, string verb)
        => _limits.TryGetValue((path, verb), out var own) ? own : _limits.GetValueOrDefault((AllPaths, AllMethods));
}
