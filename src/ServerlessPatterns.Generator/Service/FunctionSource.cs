using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// Writes the static classes that Lambda calls, one a pattern class. What every function has is written here; the class inside, which knows the
/// pattern's events, by the pattern's own room.
/// </summary>
internal static class FunctionSource
{
    public static string Write(HandlerFile file)
    {
        var writer = new SourceWriter();
        writer.Line(CSharpText.FileHeader);
        foreach (var pattern in file.Functions)
        {
            var name = pattern.Function.Class;
            writer.Line();
            if (name.Namespace.Length > 0)
            {
                writer.Line("namespace " + CSharpText.Name(name.Namespace));
                writer.OpenBrace();
            }

            Write(writer, pattern, file);
            if (name.Namespace.Length > 0)
            {
                writer.CloseBrace();
            }
        }

        return writer.ToString();
    }

    private static void Write(SourceWriter writer, IFunctionPattern pattern, HandlerFile file)
    {
        var handler = HandlerSource.Of(pattern);
        var function = pattern.Function;
        writer.Line($"/// <summary>The Lambda function of {CSharpText.Documentation(function.Class.Path)}, which {handler.Purpose}.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line("public static class " + function.Class.FunctionName);
        writer.OpenBrace();
        var instance = WriteInstance(writer, handler, function, file);
        writer.Line();
        writer.Line($"/// <summary>{handler.Exchange}</summary>");
        if (file.TakesLambdaContext)
        {
            writer.Line("public static global::System.Threading.Tasks.Task<global::System.IO.Stream> HandleAsync(global::System.IO.Stream input, global::Amazon.Lambda.Core.ILambdaContext context)");
            writer.Line($"    => {instance}.InvokeAsync(input, global::ServerlessPatterns.InvocationContext.FromHost(context.AwsRequestId, context.RemainingTime, context.InvokedFunctionArn, context));");
        }
        else
        {
            writer.Line("public static global::System.Threading.Tasks.Task<global::System.IO.Stream> HandleAsync(global::System.IO.Stream input)");
            writer.Line($"    => {instance}.InvokeAsync(input, global::ServerlessPatterns.InvocationContext.FromEnvironment({CSharpText.Seconds(function.TimeoutSeconds)}));");
        }

        WriteCreate(writer, handler, function, file);
        writer.Line();
        handler.WriteClass(writer, file.HasStartup);
        writer.CloseBrace();
    }

    /// <summary>Writes the instance of a class library's function, which lives from the first invocation on.</summary>
    /// <returns>The expression that it is got by.</returns>
    private static string WriteInstance(SourceWriter writer, HandlerSource handler, FunctionModel function, HandlerFile file)
    {
        var (type, field) = (handler.ClassName, "s_" + handler.Noun);
        var needsContainer = ConstructorSource.NeedsContainer(function, file.HasStartup);
        if (!needsContainer && ConstructorSource.Made(function, file.HasStartup).Count == 0)
        {
            writer.Line($"private static readonly {type} {field} = new {type}();");
            return field;
        }

        writer.Line("// Lazy: what fails is thrown as it is, not wrapped into a type initializer's exception, and tried again by the next invocation.");
        writer.Line($"private static readonly global::System.Lazy<{type}> {field} = new global::System.Lazy<{type}>({(needsContainer ? "Start" : $"static () => new {type}()")}, global::System.Threading.LazyThreadSafetyMode.PublicationOnly);");
        return field + ".Value";
    }

    private static void WriteCreate(SourceWriter writer, HandlerSource handler, FunctionModel function, HandlerFile file)
    {
        var type = handler.ClassName;
        var needsContainer = ConstructorSource.NeedsContainer(function, file.HasStartup);
        writer.Line();
        writer.Line("/// <summary>Prepares the function, once a cold start.</summary>");
        writer.Line("internal static global::ServerlessPatterns.Hosting.InvocationHandler Create()");
        writer.Line($"    => {(needsContainer ? "Start()" : $"new {type}()")}.InvokeAsync;");
        if (needsContainer)
        {
            writer.Line();
            writer.Line($"private static {type} Start()");
            writer.OpenBrace();
            writer.Line($"// A start-up that throws, or does not register something, fails the function's initialization and not each of its {handler.Events}.");
            writer.Line($"{ServicesSource.Check}(static services =>");
            writer.OpenBrace();
            ConstructorSource.WriteCheck(writer, function);
            writer.CloseBrace(");");
            writer.Line($"return new {type}();");
            writer.CloseBrace();
        }
    }
}
