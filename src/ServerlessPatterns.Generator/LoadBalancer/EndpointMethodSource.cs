using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Writes how one method of a target is called: bind, make the class, call, answer.</summary>
internal static class EndpointMethodSource
{
    private static readonly string[] s_reserved = ["call", "invocation", "cancellationToken", "endpoint", "scope", "services"];

    /// <summary>The generated method; of several of one name, the others have their indexes behind it.</summary>
    public static string Name(LoadBalancerTargetModel target, int index)
    {
        var name = target.Methods[index].Name;
        var plain = name.TrimStart('@');
        if (target.Methods.Take(index).All(method => method.Name != name))
        {
            return "Call" + plain;
        }

        var other = plain + "_" + index.ToString(CultureInfo.InvariantCulture);
        while (target.Methods.Any(method => method.Name == other))
        {
            other += "_";
        }

        return "Call" + other;
    }

    /// <summary>Where the segments that a method takes stand in a route's path, one for each parameter that is not at the same place in all of the method's templates.</summary>
    public static IEnumerable<string> SegmentsOf(LoadBalancerTargetModel target, RouteModel route)
        => Moving(target, route.Method).Select(parameter => Place(route, parameter).ToString(CultureInfo.InvariantCulture));

    public static void Write(SourceWriter writer, LoadBalancerTargetModel target, EndpointMethodModel method, int index, bool hasStartup, Func<MessageModel, string> typeInfo)
    {
        var locals = Locals(method);
        var moving = Moving(target, index);
        var needsAwait = method.IsAwaited || ConstructorSource.NeedsContainer(target.Function, hasStartup) || target.Function.Disposal == Disposal.Asynchronous;
        writer.Line($"private {(needsAwait ? "async " : "")}global::System.Threading.Tasks.ValueTask {Name(target, index)}(");
        writer.Indent();
        foreach (var parameter in moving)
        {
            writer.Line($"int {locals[parameter.Name].TrimStart('@')}At,");
        }

        writer.Line("global::ServerlessPatterns.Hosting.HttpCall call,");
        writer.Line("global::ServerlessPatterns.InvocationContext invocation,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken)");
        writer.Unindent();
        writer.OpenBrace();
        var first = target.Routes.First(route => route.Method == index);
        var reads = method.Parameters
            .Select(parameter => Read(parameter, locals[parameter.Name], first, moving.Contains(parameter) ? locals[parameter.Name].TrimStart('@') + "At" : null, typeInfo))
            .OfType<string>()
            .ToArray();
        if (reads.Length > 0)
        {
            for (var i = 0; i < reads.Length; i++)
            {
                writer.Line($"{(i == 0 ? "if (" : "    || ")}!{reads[i]}{(i == reads.Length - 1 ? ")" : "")}");
            }

            writer.OpenBrace();
            writer.Line(needsAwait ? "return;" : "return default;");
            writer.CloseBrace();
            writer.Line();
        }

        ConstructorSource.Write(writer, target.Function, "endpoint", hasStartup);
        var arguments = string.Join(", ", method.Parameters.Select(parameter => Argument(parameter, locals[parameter.Name])));
        var called = $"{(method.IsAwaited ? "await " : "")}endpoint.{method.Name}({arguments})";
        if (method.Answer == AnswerKind.NoContent)
        {
            writer.Line(called + ";");
            writer.Line("call.NoContent();");
        }
        else
        {
            writer.Line($"call.Answer({called}{(method.Content is { } content ? ", " + typeInfo(content) : "")});");
        }

        if (!needsAwait)
        {
            writer.Line("return default;");
        }

        writer.CloseBrace();
    }

    private static EndpointParameterModel[] Moving(LoadBalancerTargetModel target, int index)
    {
        var routes = target.Routes.Where(route => route.Method == index).ToArray();
        return [.. target.Methods[index].Parameters.Where(parameter => parameter.Source == ParameterSource.Route && routes.Select(route => Place(route, parameter)).Distinct().Skip(1).Any())];
    }

    private static int Place(RouteModel route, EndpointParameterModel parameter)
    {
        for (var i = 0; i < route.Segments.Count; i++)
        {
            if (route.Segments[i] is { Kind: not SegmentKind.Literal } segment && string.Equals(segment.Text, parameter.Key, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The local of each parameter: its name, unless generated code has that for itself.</summary>
    private static Dictionary<string, string> Locals(EndpointMethodModel method)
    {
        var taken = new HashSet<string>(s_reserved, StringComparer.Ordinal);
        var locals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            var name = parameter.Name.StartsWith("_", StringComparison.Ordinal) ? "value" + parameter.Name : parameter.Name;
            while (!taken.Add(name) || !taken.Add(name + "At"))
            {
                name += "_";
            }

            locals[parameter.Name] = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        }

        return locals;
    }

    private static string? Read(EndpointParameterModel parameter, string local, RouteModel route, string? place, Func<MessageModel, string> typeInfo)
    {
        var name = CSharpText.Literal(parameter.Key);
        switch (parameter.Source)
        {
            case ParameterSource.Body:
                return $"call.TryReadBody({name}, {typeInfo(parameter.Body!)}, {(parameter.Form == ValueForm.Required ? "true" : "false")}, out var {local})";
            case ParameterSource.Route:
                var at = place ?? Place(route, parameter).ToString(CultureInfo.InvariantCulture);
                var isRest = route.Segments[Place(route, parameter)].Kind == SegmentKind.Rest;
                return $"call.{(isRest ? "Rest" : "Route")}({at}, {name}).{Reader(parameter, local)}";
            case ParameterSource.Query or ParameterSource.Header:
                return $"call.{parameter.Source}({name}).{Reader(parameter, local)}";
            default:
                return null;
        }
    }

    private static string Reader(EndpointParameterModel parameter, string local)
    {
        var types = $"<{parameter.Type}, {parameter.Parser}>";
        return parameter.Form switch
        {
            ValueForm.Several => $"TryReadAll{types}(out var {local})",
            ValueForm.Nullable => $"TryReadNullable{types}({parameter.Default}, out var {local})",
            ValueForm.Optional => $"TryReadOr{types}({parameter.Default}, out var {local})",
            _ => $"TryRead{types}(out var {local})",
        };
    }

    private static string Argument(EndpointParameterModel parameter, string local) => parameter.Source switch
    {
        ParameterSource.Request => "call.Request",
        ParameterSource.InvocationContext => "invocation",
        ParameterSource.CancellationToken => "cancellationToken",
        ParameterSource.LambdaContext => LambdaContextSource.Of("invocation"),
        _ => local,
    };
}
