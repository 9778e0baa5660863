using System.Globalization;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>A generated file of handlers.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="TakesLambdaContext">Whether the project references Amazon.Lambda.Core, so that handlers take an ILambdaContext.</param>
/// <param name="HasStartup">Whether there is a container to resolve constructor arguments from.</param>
/// <param name="Consumers">The classes.</param>
internal sealed record HandlerFile(string Name, bool TakesLambdaContext, bool HasStartup, EquatableArray<QueueConsumerModel> Consumers)
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
        return patterns.QueueConsumers.Count <= MostFiles
            ? FilePerClass(patterns.QueueConsumers).Select(file => File(file.Name, [file.Consumer]))
            : Buckets(patterns.QueueConsumers).Select(bucket => File(bucket.Name, bucket.Consumers));

        HandlerFile File(string name, IEnumerable<QueueConsumerModel> consumers)
            => new(name, takesLambdaContext, hasStartup, consumers.ToEquatableArray());
    }

    private static IEnumerable<(string Name, QueueConsumerModel Consumer)> FilePerClass(EquatableArray<QueueConsumerModel> consumers)
    {
        // The compiler compares the names of generated files without regard to case, and takes few characters beyond letters and digits.
        var sameName = consumers.ToLookup(consumer => FileName(consumer.Function.Class), StringComparer.OrdinalIgnoreCase);
        foreach (var consumer in consumers)
        {
            var name = FileName(consumer.Function.Class);
            yield return (sameName[name].Skip(1).Any() ? name + "-" + StableHash.Of(consumer.Function.Class.FunctionFullName) : name, consumer);
        }
    }

    private static string FileName(ClassName name)
        => new([.. name.FunctionFullName.Select(character => char.IsLetterOrDigit(character) || character == '.' ? character : '_')]);

    private static IEnumerable<(string Name, IEnumerable<QueueConsumerModel> Consumers)> Buckets(EquatableArray<QueueConsumerModel> consumers)
    {
        var buckets = new List<QueueConsumerModel>[MostFiles];
        foreach (var consumer in consumers)
        {
            (buckets[Bucket(consumer.Function.Class)] ??= []).Add(consumer);
        }

        // Every bucket stands at its own index, empty or not, so that the others keep theirs.
        for (var i = 0; i < MostFiles; i++)
        {
            yield return ("QueueConsumers." + i.ToString("00", CultureInfo.InvariantCulture), buckets[i] ?? []);
        }
    }

    private static int Bucket(ClassName name)
        => int.Parse(StableHash.Of(name.FunctionFullName).Substring(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % MostFiles;
}
