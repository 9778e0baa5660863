using System.Globalization;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A generated file of functions.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="TakesLambdaContext">Whether the project references Amazon.Lambda.Core, so that handlers take an ILambdaContext.</param>
/// <param name="HasStartup">Whether there is a container to resolve constructor arguments from.</param>
/// <param name="Functions">The classes.</param>
internal sealed record HandlerFile(string Name, bool TakesLambdaContext, bool HasStartup, EquatableArray<IFunctionPattern> Functions)
{
    /// <summary>
    /// Up to so many classes get a file each, named after the class. The compiler parses every changed file and keeps every file's tree
    /// by itself: with thousands of files that costs more than writing the few classes again that share one.
    /// </summary>
    private const int MostFiles = 32;

    public static IEnumerable<HandlerFile> Plan(PatternModels patterns)
    {
        var takesLambdaContext = patterns.Assembly?.LambdaCore is not null;
        var hasStartup = patterns.Assembly?.Startup is not null;
        var functions = patterns.Patterns.Functions;
        return functions.Count <= MostFiles
            ? FilePerClass(functions).Select(file => File(file.Name, [file.Pattern]))
            : Buckets(functions).Select(bucket => File(bucket.Name, bucket.Patterns));

        HandlerFile File(string name, IEnumerable<IFunctionPattern> patterns)
            => new(name, takesLambdaContext, hasStartup, patterns.ToEquatableArray());
    }

    private static IEnumerable<(string Name, IFunctionPattern Pattern)> FilePerClass(IReadOnlyList<IFunctionPattern> functions)
    {
        // The compiler compares the names of generated files without regard to case, and takes few characters beyond letters and digits.
        var sameName = functions.ToLookup(pattern => FileName(pattern.Function.Class), StringComparer.OrdinalIgnoreCase);
        foreach (var pattern in functions)
        {
            var name = FileName(pattern.Function.Class);
            yield return (sameName[name].Skip(1).Any() ? name + "-" + StableHash.Of(pattern.Function.Class.FunctionFullName) : name, pattern);
        }
    }

    private static string FileName(ClassName name)
        => new([.. name.FunctionFullName.Select(character => char.IsLetterOrDigit(character) || character == '.' ? character : '_')]);

    private static IEnumerable<(string Name, IEnumerable<IFunctionPattern> Patterns)> Buckets(IReadOnlyList<IFunctionPattern> functions)
    {
        var buckets = new List<IFunctionPattern>[MostFiles];
        foreach (var pattern in functions)
        {
            (buckets[Bucket(pattern.Function.Class)] ??= []).Add(pattern);
        }

        // Every bucket stands at its own index, empty or not, so that the others keep theirs.
        for (var i = 0; i < MostFiles; i++)
        {
            yield return ("Functions." + i.ToString("00", CultureInfo.InvariantCulture), buckets[i] ?? []);
        }
    }

    private static int Bucket(ClassName name)
        => int.Parse(StableHash.Of(name.FunctionFullName).Substring(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % MostFiles;
}
