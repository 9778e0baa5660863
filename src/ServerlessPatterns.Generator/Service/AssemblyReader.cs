using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads what the compilation as a whole says.</summary>
internal static class AssemblyReader
{
    public static AssemblyModel Read(ReadContext context)
    {
        var compilation = context.Compilation;
        var name = compilation.AssemblyName ?? "Assembly";
        return new AssemblyModel(
            name,
            name,
            compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication,
            compilation.GetEntryPoint(context.CancellationToken) is not null,
            null,
            null);
    }
}
