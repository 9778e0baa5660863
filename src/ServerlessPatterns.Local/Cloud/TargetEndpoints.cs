using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using ServerlessPatterns.Local.Console;

namespace ServerlessPatterns.Local;

/// <summary>
/// The requests that a target answers, with samples to copy. A template knows path patterns alone; the routes are in the class's attributes, and where
/// its methods' parameters come from is decided by the rules of docs/patterns/load-balancer.md.
/// </summary>
internal static class TargetEndpoints
{
    private static readonly string[] s_withoutBody = ["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    private static readonly Type[] s_ofTheRequest = [typeof(HttpRequest), typeof(InvocationContext), typeof(CancellationToken)];

    /// <summary>Reads a target's routes; of a class that cannot be found, or has none, there is a GET of each pattern.</summary>
    [RequiresUnreferencedCode("Looks at the class's methods.")]
    public static IEnumerable<LocalEndpoint> Of(CloudTarget target, Assembly assembly, Uri address)
    {
        var root = address.ToString().TrimEnd('/');
        var routes = SampleMessage.Find(assembly, target.Function.Class)?
            .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .SelectMany(method => method.GetCustomAttributes<HttpRouteAttribute>().Select(route => (Method: method, Route: route)))
            .OrderBy(each => each.Route.Template, StringComparer.Ordinal).ThenBy(each => s_withoutBody.Contains(each.Route.Method))
            .ToArray() ?? [];
        return routes.Length > 0
            ? routes.Select(each => Endpoint(target, root, each.Route, each.Method))
            : target.Rule.PathPatterns.Select(pattern => new LocalEndpoint(target.Service, target.Function.LogicalId, LocalEndpointKind.LoadBalancer, "GET", root + pattern.Replace("*", "", StringComparison.Ordinal))
            {
                Headers = Hosts(target),
            });
    }

    [RequiresUnreferencedCode("Looks at the method's parameters.")]
    private static LocalEndpoint Endpoint(CloudTarget target, string root, HttpRouteAttribute route, MethodInfo method)
    {
        var headers = Hosts(target);
        var path = route.Template;
        List<string> query = [];
        Lazy<string?>? body = null;
        foreach (var parameter in method.GetParameters())
        {
            var text = TextType(parameter.ParameterType);
            if (parameter.GetCustomAttribute<FromHeaderAttribute>() is { } header)
            {
                if (IsNeeded(parameter))
                {
                    headers[header.Name] = SampleMessage.Text(text!);
                }
            }
            else if (s_ofTheRequest.Contains(parameter.ParameterType) || parameter.ParameterType.FullName == "Amazon.Lambda.Core.ILambdaContext")
            {
                continue;
            }
            else if (Segment(parameter.Name!) is { } segment && segment.IsMatch(path))
            {
                path = segment.Replace(path, _ => SampleMessage.Text(text!));
            }
            else if (text is not null)
            {
                if (IsNeeded(parameter))
                {
                    query.Add($"{parameter.Name}={Uri.EscapeDataString(SampleMessage.Text(text))}");
                }
            }
            else if (!s_withoutBody.Contains(route.Method))
            {
                body = new(() => SampleMessage.OfType(parameter.ParameterType));
            }
        }

        return new LocalEndpoint(target.Service, target.Function.LogicalId, LocalEndpointKind.LoadBalancer, route.Method, root + route.Template)
        {
            SampleUrl = new Uri(root + path + (query.Count == 0 ? "" : "?" + string.Join('&', query))).AbsoluteUri,
            Sample = body,
            Headers = headers,
        };
    }

    private static Regex Segment(string name) => new($@"\{{{Regex.Escape(name)}\*?\}}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The host that the rule wants, where it wants one.</summary>
    private static Dictionary<string, string> Hosts(CloudTarget target)
        => target.Rule.Hosts is [var host, ..] ? new() { ["Host"] = host.Replace("*", "www", StringComparison.Ordinal).Replace('?', 'a') } : [];

    /// <summary>The type that is read from text, of the parameter or its elements; null: it is read from JSON.</summary>
    [RequiresUnreferencedCode("Looks at the type's interfaces.")]
    private static Type? TextType(Type type)
    {
        type = (type.IsArray ? type.GetElementType() : Nullable.GetUnderlyingType(type)) ?? type;
        return type.IsEnum || type.GetInterfaces().Any(of => of.IsGenericType && of.GetGenericTypeDefinition() == typeof(IParsable<>) && of.GetGenericArguments()[0] == type) ? type : null;
    }

    /// <summary>Whether a request without it is refused.</summary>
    private static bool IsNeeded(ParameterInfo parameter)
        => !parameter.HasDefaultValue && !parameter.ParameterType.IsArray && Nullable.GetUnderlyingType(parameter.ParameterType) is null
            && new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.Nullable;
}
