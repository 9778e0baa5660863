using System.Globalization;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Writes the handler of a [LoadBalancerTarget] class.</summary>
internal sealed class TargetHandlerSource : HandlerSource
{
    private readonly LoadBalancerTargetModel _target;

    /// <summary>What is read or written as JSON, each once.</summary>
    private readonly MessageModel[] _contents;

    public TargetHandlerSource(LoadBalancerTargetModel target)
    {
        _target = target;
        _contents = target.Methods
            .SelectMany(method => method.Parameters.Select(parameter => parameter.Body).Append(method.Content))
            .OfType<MessageModel>()
            .Distinct()
            .ToArray();
    }

    public override string Purpose => $"answers the requests that fit <c>{CSharpText.Documentation(_target.PathPattern)}</c>{(_target.Host is { } host ? $" at <c>{CSharpText.Documentation(host)}</c>" : "")}";

    public override string Exchange => "Answers a request: an event of an Application Load Balancer in, its answer out.";

    public override string Noun => "endpoint";

    public override string Events => "requests";

    public override void WriteClass(SourceWriter writer, bool hasStartup)
    {
        writer.Line("private sealed class Endpoint : global::ServerlessPatterns.Hosting.LoadBalancerFunction");
        writer.OpenBrace();
        var isFirst = true;
        for (var i = 0; i < _contents.Length; i++)
        {
            Field($"private readonly {TypeInfoSource.Type(_contents[i])} {TypeInfo(i)} = {TypeInfoSource.Of(_contents[i])};");
        }

        for (var i = 0; i < _target.JsonContexts.Count; i++)
        {
            if (_target.JsonContexts[i] is { UsesWebDefaults: true } context)
            {
                Field($"private readonly {context.Reference} {Context(i)} = new {context.Reference}(new global::System.Text.Json.JsonSerializerOptions(global::System.Text.Json.JsonSerializerDefaults.Web));");
            }
        }

        var made = ConstructorSource.Made(_target.Function, hasStartup);
        foreach (var argument in made)
        {
            isFirst = false;
            ConstructorSource.WriteField(writer, argument);
        }

        if (!isFirst)
        {
            writer.Line();
        }

        WriteConstructor(writer);
        writer.Line();
        RouteSource.Write(writer, _target.Routes);
        writer.Line();
        WriteDispatch(writer);
        foreach (var method in _target.Methods.Select((model, index) => (Model: model, Index: index)))
        {
            writer.Line();
            EndpointMethodSource.Write(writer, _target, method.Model, method.Index, hasStartup, content => TypeInfo(Array.IndexOf(_contents, content)));
        }

        WriteTypeInfo(writer);
        if (_contents.Any(content => content.JsonContext is null) || made.Any(argument => argument.NeedsReflection))
        {
            writer.Line();
            TypeInfoSource.WriteReflected(writer);
        }

        writer.CloseBrace();

        void Field(string line)
        {
            isFirst = false;
            writer.Line(line);
        }
    }

    private static string TypeInfo(int index) => "_typeInfo" + (index == 0 ? "" : (index + 1).ToString(CultureInfo.InvariantCulture));

    private static string Context(int index) => "_typeInfoContext" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private void WriteConstructor(SourceWriter writer)
    {
        writer.Line("public Endpoint()");
        writer.Line("    : base(new global::ServerlessPatterns.Hosting.LoadBalancerTargetOptions");
        writer.Line("    {");
        writer.Line($"        Name = {CSharpText.Literal(_target.Function.Class.FullName)},");
        if (_target.HealthCheckPath is { } path)
        {
            writer.Line($"        HealthCheckPath = {CSharpText.Literal(path)},");
        }

        writer.Line("        Routes = new[]");
        writer.Line("        {");
        foreach (var route in _target.Routes)
        {
            writer.Line($"            {CSharpText.Literal(route.HttpMethod + " " + route.Template)},");
        }

        writer.Line("        },");
        writer.Line("    })");
        writer.OpenBrace();
        writer.CloseBrace();
    }

    private void WriteDispatch(SourceWriter writer)
    {
        writer.Line("protected override global::System.Threading.Tasks.ValueTask HandleAsync(");
        writer.Indent();
        writer.Line("int route,");
        writer.Line("global::ServerlessPatterns.Hosting.HttpCall call,");
        writer.Line("global::ServerlessPatterns.InvocationContext invocation,");
        writer.Line("global::System.Threading.CancellationToken cancellationToken)");
        if (_target.Routes.Count == 1)
        {
            writer.Line($"=> {Call(_target.Routes[0])};");
        }
        else
        {
            writer.Line("=> route switch");
            writer.OpenBrace();
            for (var i = 0; i < _target.Routes.Count; i++)
            {
                var route = _target.Routes[i];
                writer.Line($"{(i == _target.Routes.Count - 1 ? "_" : i.ToString(CultureInfo.InvariantCulture))} => {Call(route)}, // {route.HttpMethod} {route.Template}");
            }

            writer.CloseBrace(";");
        }

        writer.Unindent();

        string Call(RouteModel route)
            => $"{EndpointMethodSource.Name(_target, route.Method)}({string.Concat(EndpointMethodSource.SegmentsOf(_target, route).Select(segment => segment + ", "))}call, invocation, cancellationToken)";
    }

    /// <summary>Where the bodies that an HttpResult holds get their JSON from: their types stand in the methods' code alone.</summary>
    private void WriteTypeInfo(SourceWriter writer)
    {
        if (_target.Methods.All(method => method.Answer != AnswerKind.Result))
        {
            return;
        }

        writer.Line();
        writer.Line("protected override global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? TypeInfo(global::System.Type type)");
        writer.Indent();
        var contexts = _target.JsonContexts.Select((context, index) => (context.UsesWebDefaults ? Context(index) : context.Reference + ".Default") + ".GetTypeInfo(type)");
        var all = contexts.Append(Parenthesized("global::System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault ? Reflected(type) : null")).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            writer.Line((i == 0 ? "=> " : "?? ") + all[i] + (i == all.Length - 1 ? ";" : ""));
        }

        writer.Unindent();
        writer.Line();
        TypeInfoSource.WriteReflectedUntyped(writer);

        string Parenthesized(string expression) => _target.JsonContexts.Count == 0 ? expression : $"({expression})";
    }
}
