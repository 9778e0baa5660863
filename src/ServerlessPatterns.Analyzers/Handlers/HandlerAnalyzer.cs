using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var types = LibraryTypes.Of(start.Compilation);
        var entries = HandlerEntries.In(types);
        if (!entries.Any)
        {
            return;
        }

        var rules = HandlerRules.For(types);
        var byKind = rules.SelectMany(rule => rule.Kinds.Select(kind => (kind, rule))).GroupBy(each => each.kind).ToDictionary(same => same.Key, same => same.Select(each => each.rule).ToArray());
        start.RegisterSymbolStartAction(
            context =>
            {
                if (entries.Of((INamedTypeSymbol)context.Symbol) is not { Count: > 0 } found)
                {
                    return;
                }

                var blocks = new ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>>(SymbolEqualityComparer.Default);
                context.RegisterOperationBlockAction(block => blocks[block.OwningSymbol] = block.OperationBlocks);
                context.RegisterSymbolEndAction(end => Visit(found, blocks, rules, byKind, end.ReportDiagnostic, end.CancellationToken));
            },
            SymbolKind.NamedType);
    }

    private static void Visit(
        IReadOnlyList<HandlerEntry> entries,
        ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> blocks,
        ImmutableArray<HandlerRule> rules,
        Dictionary<OperationKind, HandlerRule[]> byKind,
        Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        var calls = new Dictionary<IMethodSymbol, IMethodSymbol[]>(SymbolEqualityComparer.Default);
        var reached = new Dictionary<IMethodSymbol, HandlerBody>(SymbolEqualityComparer.Default);
        var flat = new Dictionary<ISymbol, ImmutableArray<IOperation>>(SymbolEqualityComparer.Default);
        var uses = new SymbolUses(() => blocks.Keys.SelectMany(member => Flatten(member)));
        foreach (var entry in entries)
        {
            var bodies = Reach(entry, blocks, Flatten, uses, calls, cancellationToken);
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
            foreach (var operation in body.Operations)
            {
                if (!operation.IsImplicit && byKind.TryGetValue(operation.Kind, out var interested))
                {
                    foreach (var rule in interested)
                    {
                        rule.Visit(operation, body, report);
                    }
                }
            }
        }

        ImmutableArray<IOperation> Flatten(ISymbol member)
        {
            if (!flat.TryGetValue(member, out var operations))
            {
                flat.Add(member, operations = blocks[member].SelectMany(block => block.DescendantsAndSelf()).ToImmutableArray());
            }

            return operations;
        }
    }

    /// <summary>The bodies that a handler reaches, each once, its own first.</summary>
    private static List<HandlerBody> Reach(
        HandlerEntry entry,
        ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> blocks,
        Func<ISymbol, ImmutableArray<IOperation>> flatten,
        SymbolUses uses,
        Dictionary<IMethodSymbol, IMethodSymbol[]> calls,
        CancellationToken cancellationToken)
    {
        var bodies = new List<HandlerBody>();
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { entry.Method };
        var left = new Queue<IMethodSymbol>();
        left.Enqueue(entry.Method);
        while (left.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = left.Dequeue();
            if (!blocks.TryGetValue(method, out var own))
            {
                continue;
            }

            var operations = flatten(method);
            bodies.Add(new HandlerBody(entry, entry.Kinds, method, own, operations, uses));
            if (!calls.TryGetValue(method, out var called))
            {
                calls.Add(method, called = Called(operations, entry.Method.ContainingType));
            }

            foreach (var next in called)
            {
                if (seen.Add(next))
                {
                    left.Enqueue(next);
                }
            }
        }

        return bodies;
    }

    private static IMethodSymbol[] Called(ImmutableArray<IOperation> operations, INamedTypeSymbol type)
        => operations
            .Select(operation => operation switch
            {
                IInvocationOperation invocation => invocation.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            })
            .OfType<IMethodSymbol>()
            .Select(method => method.OriginalDefinition)
            .Where(method => SymbolEqualityComparer.Default.Equals(method.ContainingType, type.OriginalDefinition))
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
            .ToArray();
}
