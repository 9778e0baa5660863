using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>Looks at handlers, and at the methods of the same type that they call, to any depth.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => HandlerRules.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Generated code is not looked at, so that what is found is the user's: to check each place again would walk every token of its file.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var types = LibraryTypes.Of(start.Compilation);
        var entries = new HandlerEntries(types);
        if (!entries.Any)
        {
            return;
        }

        var bootstrap = new BootstrapHandlers(types, entries);
        var rules = HandlerRules.For(types);
        var byKind = ByKind(rules);
        start.RegisterSymbolStartAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                var found = entries.Of(type);
                if (found.Count == 0 && (!bootstrap.Any || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)))
                {
                    return;
                }

                var given = new ConcurrentQueue<IOperation>();
                if (bootstrap.Any)
                {
                    context.RegisterOperationAction(
                        each =>
                        {
                            if (BootstrapHandlers.Given(each.Operation) is { } handler)
                            {
                                given.Enqueue(handler);
                            }
                        },
                        OperationKind.Invocation,
                        OperationKind.ObjectCreation);
                }

                var looked = new HandlerType(type);
                context.RegisterOperationBlockAction(block => looked.Add(block.OwningSymbol, block.OperationBlocks));
                context.RegisterSymbolEndAction(end =>
                {
                    if (found.Count > 0 || !given.IsEmpty)
                    {
                        Visit(given.IsEmpty ? found : [.. found, .. bootstrap.Find(looked, given, found)], looked, rules, byKind, end.ReportDiagnostic, end.CancellationToken);
                        looked.End();
                    }
                });
            },
            SymbolKind.NamedType);
    }

    private static void Visit(
        IReadOnlyList<HandlerEntry> entries,
        HandlerType type,
        ImmutableArray<HandlerRule> rules,
        HandlerRule[][] byKind,
        Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        var reached = new Dictionary<IMethodSymbol, HandlerBody>(SymbolEqualityComparer.Default);
        foreach (var entry in entries)
        {
            var bodies = type.Reach(entry, cancellationToken);
            foreach (var body in bodies)
            {
                reached[body.Method] = reached.TryGetValue(body.Method, out var other) ? other with { Kinds = other.Kinds | body.Kinds } : body;
            }

            foreach (var rule in rules)
            {
                rule.VisitHandler(entry, bodies, report);
            }
        }

        foreach (var body in reached.Values.OrderBy(body => body.Method.Locations.FirstOrDefault()?.SourceSpan.Start))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in body.Operations.All)
            {
                if ((int)operation.Kind is var kind && kind < byKind.Length && byKind[kind] is { Length: > 0 } interested && !operation.IsImplicit)
                {
                    foreach (var rule in interested)
                    {
                        rule.Visit(operation, body, report);
                    }
                }
            }
        }

        foreach (var rule in rules)
        {
            rule.VisitType(type, report);
        }
    }

    /// <summary>The rules that ask for a kind of operation, at its number.</summary>
    private static HandlerRule[][] ByKind(ImmutableArray<HandlerRule> rules)
        => [.. Enumerable.Range(0, rules.SelectMany(rule => rule.Kinds).Select(kind => (int)kind + 1).DefaultIfEmpty(0).Max())
            .Select(number => rules.Where(rule => rule.Kinds.Contains((OperationKind)number)).ToArray())];
}
