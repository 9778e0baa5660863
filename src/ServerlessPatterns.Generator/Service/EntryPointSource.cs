using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes an executable's entry point: the choice of its functions, and Main where the user's code has none.</summary>
internal static class EntryPointSource
{
    public const string FileName = "ServerlessPatternsFunctions";

    public static string Write(EntryPointModel model)
    {
        var writer = new SourceWriter();
        writer.Line(CSharpText.FileHeader);
        writer.Line();
        writer.Line("namespace ServerlessPatterns");
        writer.OpenBrace();
        writer.Line("/// <summary>The functions of this executable.</summary>");
        writer.Line(CSharpText.GeneratedCodeAttribute);
        writer.Line("internal static class ServerlessPatternsFunctions");
        writer.OpenBrace();
        writer.Line(model.RunsLocally
            ? "/// <summary>Runs the function that the environment variable SERVERLESS_PATTERNS_FUNCTION names; outside Lambda, runs the whole service on this machine, or does what the command line asks for.</summary>"
            : "/// <summary>Runs the function that the environment variable SERVERLESS_PATTERNS_FUNCTION names; outside Lambda, does what the command line asks for.</summary>");
        writer.Line("/// <param name=\"args\">The command line.</param>");
        writer.Line("/// <returns>The process's exit code.</returns>");
        writer.Line("public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args)");
        writer.Line(model.RunsLocally
            ? "    => global::ServerlessPatterns.Local.LocalHost.RunAsync(args, typeof(ServerlessPatternsFunctions).Assembly, Functions());"
            : "    => global::ServerlessPatterns.Hosting.FunctionHost.RunAsync(args, Functions());");
        writer.Line();
        writer.Line("private static global::ServerlessPatterns.Hosting.FunctionEntry[] Functions()");
        writer.Line("    => new global::ServerlessPatterns.Hosting.FunctionEntry[]");
        writer.Indent();
        writer.OpenBrace();
        foreach (var function in model.Functions)
        {
            writer.Line($"new global::ServerlessPatterns.Hosting.FunctionEntry({CSharpText.Literal(function.Class.FullName)}, {CSharpText.Seconds(function.TimeoutSeconds)}, global::{CSharpText.Name(function.Class.FunctionFullName)}.Create),");
        }

        writer.CloseBrace(";");
        writer.Unindent();
        if (!model.HasMain)
        {
            writer.Line();
            writer.Line("private static global::System.Threading.Tasks.Task<int> Main(string[] args) => RunAsync(args);");
        }

        writer.CloseBrace();
        writer.CloseBrace();
        return writer.ToString();
    }
}
