using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// Writes an ILambdaContext for handlers that ask for one in an executable, which AWS's own runtime is not there to hand one to. The members
/// are those that the referenced version of Amazon.Lambda.Core asks for.
/// </summary>
internal static class LambdaContextSource
{
    public const string FileName = "ServerlessPatternsLambdaContext";

    private const string Context = "global::Amazon.Lambda.Core.ILambdaContext";
    private const string Logger = "global::Amazon.Lambda.Core.ILambdaLogger";

    /// <summary>The ILambdaContext of an invocation, as C# asks for it.</summary>
    public static string Of(string invocation) => $"global::ServerlessPatterns.Generated.ServerlessPatternsLambdaContext.Of({invocation})";

    public static string Write(LambdaCoreModel model)
    {
        var writer = new SourceWriter();
        writer.Line(CSharpText.FileHeader);
        writer.Line();
        writer.Line("namespace ServerlessPatterns.Generated");
        writer.OpenBrace();
        WriteContext(writer, model.Context);
        writer.Line();
        WriteLogger(writer, model.Logger);
        writer.CloseBrace();
        return writer.ToString();
    }

    private static void WriteContext(SourceWriter writer, EquatableArray<InterfaceMember> members)
    {
        writer.Line("/// <summary>An invocation as Amazon.Lambda.Core describes it.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line("internal sealed class ServerlessPatternsLambdaContext : " + Context);
        writer.OpenBrace();
        writer.Line("private readonly global::ServerlessPatterns.InvocationContext _invocation;");
        writer.Line();
        writer.Line("private ServerlessPatternsLambdaContext(global::ServerlessPatterns.InvocationContext invocation) => _invocation = invocation;");
        writer.Line();
        writer.Line("/// <summary>The host's own context, or the invocation in its place.</summary>");
        writer.Line($"public static {Context} Of(global::ServerlessPatterns.InvocationContext invocation)");
        writer.Line($"    => invocation.HostContext as {Context} ?? new ServerlessPatternsLambdaContext(invocation);");
        foreach (var member in members)
        {
            WriteMember(writer, Context, member, ContextValue(member));
        }

        writer.Line();
        writer.Line("private static string Variable(string name) => global::System.Environment.GetEnvironmentVariable(name) ?? \"\";");
        writer.CloseBrace();
    }

    private static void WriteLogger(SourceWriter writer, EquatableArray<InterfaceMember> members)
    {
        writer.Line("/// <summary>Lambda's log: what the process writes to its standard output.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line("internal sealed class ServerlessPatternsLambdaLogger : " + Logger);
        writer.OpenBrace();
        writer.Line("public static readonly ServerlessPatternsLambdaLogger Instance = new ServerlessPatternsLambdaLogger();");
        foreach (var member in members)
        {
            WriteMember(writer, Logger, member, LoggerValue(member));
        }

        writer.CloseBrace();
    }

    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html names the variables.
    private static string ContextValue(InterfaceMember member) => member.Name switch
    {
        "AwsRequestId" => "_invocation.RequestId",
        "InvokedFunctionArn" => "_invocation.InvokedFunctionArn ?? \"\"",
        "RemainingTime" => "_invocation.RemainingTime",
        "TraceId" => "_invocation.TraceId ?? \"\"",
        "FunctionName" => "Variable(\"AWS_LAMBDA_FUNCTION_NAME\")",
        "FunctionVersion" => "Variable(\"AWS_LAMBDA_FUNCTION_VERSION\")",
        "LogGroupName" => "Variable(\"AWS_LAMBDA_LOG_GROUP_NAME\")",
        "LogStreamName" => "Variable(\"AWS_LAMBDA_LOG_STREAM_NAME\")",
        "MemoryLimitInMB" => "int.TryParse(Variable(\"AWS_LAMBDA_FUNCTION_MEMORY_SIZE\"), out var megabytes) ? megabytes : 0",
        "Logger" => "ServerlessPatternsLambdaLogger.Instance",
        _ => "default!",
    };

    private static string LoggerValue(InterfaceMember member) => member switch
    {
        { Name: "Log", Parameters: "string message" } => "global::System.Console.Write(message)",
        { Type: "void", Parameters: { } parameters } when parameters.Split(',').Any(parameter => parameter.Trim() == "string message")
            => "global::System.Console.WriteLine(message)",
        _ => "default!",
    };

    private static void WriteMember(SourceWriter writer, string type, InterfaceMember member, string value)
    {
        writer.Line();
        if (member.Parameters is { } parameters)
        {
            writer.Line($"{member.Type} {type}.{member.Name}({parameters}){(member.Type == "void" && value == "default!" ? " { }" : " => " + value + ";")}");
        }
        else if (member.HasSetter)
        {
            writer.Line($"{member.Type} {type}.{member.Name} {{ get => {value}; set {{ }} }}");
        }
        else
        {
            writer.Line($"{member.Type} {type}.{member.Name} => {value};");
        }
    }
}
