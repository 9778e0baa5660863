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
        writer.Line("/// <summary>Runs the function that the environment variable SERVERLESS_PATTERNS_FUNCTION names; outside Lambda, does what the command line asks for.</summary>");
        writer.Line("/// <param name=\"args\">The command line.</param>");
        writer.Line("/// <returns>The process's exit code.</returns>");
        writer.Line("public static global::System.Threading.Tasks.Task<int> RunAsync(string[] args)");
        writer.Line("    => global::ServerlessPatterns.Hosting.FunctionHost.RunAsync(");
        writer.Indent();
        writer.Indent();
        writer.Line(model.Functions.Count == 0 ? "args);" : "args,");
        for (var i = 0; i < model.Functions.Count; i++)
        {
            var function = model.Functions[i];
            var end = i < model.Functions.Count - 1 ? "," : ");";
            writer.Line($"new global::ServerlessPatterns.Hosting.FunctionEntry({CSharpText.Literal(function.Class.FullName)}, {CSharpText.Seconds(function.TimeoutSeconds)}, global::{CSharpText.Name(function.Class.FunctionFullName)}.Create){end}");
        }

        writer.Unindent();
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
