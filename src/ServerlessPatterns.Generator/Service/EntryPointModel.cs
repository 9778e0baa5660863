using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>What an executable's entry point is written from.</summary>
/// <param name="HasMain">Whether the user's code has an entry point of its own, which is to call ours.</param>
/// <param name="RunsLocally">Whether the executable, started outside Lambda, runs its template on one machine.</param>
/// <param name="Functions">The functions, in the order of their names.</param>
internal sealed record EntryPointModel(bool HasMain, bool RunsLocally, EquatableArray<EntryPointModel.Function> Functions)
{
    /// <summary>The entry point of an executable that has patterns; null for everything else.</summary>
    public static EntryPointModel? Of(PatternModels patterns)
        => patterns is { HasPatterns: true, Assembly.IsExecutable: true }
            ? new EntryPointModel(
                patterns.Assembly.HasEntryPoint,
                patterns.Assembly.RunsLocally,
                patterns.Patterns.Functions
                    .Select(pattern => new Function(pattern.Function.Class, pattern.Function.TimeoutSeconds))
                    .ToEquatableArray())
            : null;

    /// <summary>A function that the executable holds.</summary>
    internal sealed record Function(ClassName Class, int TimeoutSeconds);
}
