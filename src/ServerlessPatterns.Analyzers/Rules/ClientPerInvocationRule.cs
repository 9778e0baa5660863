using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Http;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1014. See https://rules.sonarsource.com/java/tag/aws/RSPEC-6243/</summary>
internal sealed class ClientPerInvocationRule(LibraryTypes types) : HandlerRule
{
    /// <summary>The property whose presence says that a static field can take the client's place.</summary>
    public const string HoistProperty = "Hoist";

    private const int MaxDepth = 8;

    /// <summary>Locals that are made of locals twice each would be looked at again and again.</summary>
    private const int MaxSteps = 64;

    private readonly INamedTypeSymbol? _aws = types.Find("Amazon.Runtime.AmazonServiceClient");
    private readonly INamedTypeSymbol? _http = types.Find("System.Net.Http.HttpClient");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.ClientPerInvocation;

    public override bool IsConcerned => _aws is not null || _http is not null;

    public override ImmutableArray<OperationKind> Kinds { get; } = ImmutableArray.Create(OperationKind.ObjectCreation);

    public override void Visit(IOperation operation, HandlerBody body, Action<Diagnostic> report)
    {
        if (operation is not IObjectCreationOperation { Type: INamedTypeSymbol type } creation
            || !(Is(type, _http) || IsAws(type))
            || IsKept(creation, body.Uses)
            || !IsAlwaysTheSame(creation, body.Uses))
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (CanBeHoisted(creation, body.Uses))
        {
            properties = properties.Add(HoistProperty, "");
        }

        report(Diagnostic.Create(Descriptor, creation.Syntax.GetLocation(), properties, body.Name, type.Name));
    }

    private bool IsAws(INamedTypeSymbol type)
    {
        for (var based = type.BaseType; based is not null && _aws is not null; based = based.BaseType)
        {
            if (Is(based, _aws))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);

    /// <summary>Whether the client may outlive the invocation: it, or what is made of it, is stored, returned, or given to a method of a library.</summary>
    private static bool IsKept(IOperation made, SymbolUses uses)
    {
        for (var step = 0; step < MaxDepth; step++)
        {
            switch (Awaiting.User(made))
            {
                case IArgumentOperation { Parent: IObjectCreationOperation owner }:
                    made = owner;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return call.TargetMethod.DeclaringSyntaxReferences.IsEmpty;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return IsKept(declarator.Symbol, uses);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local }:
                    return IsKept(local.Local, uses);
                case IInvocationOperation or IPropertyReferenceOperation or IUsingOperation or IExpressionStatementOperation:
                    return false;
                default:
                    return true;
            }
        }

        return true;
    }

    private static bool IsKept(ILocalSymbol local, SymbolUses uses)
        => uses[local].IsOpen || !uses[local].CanBeFollowed || uses[local].Reads.Any(read => Awaiting.User(read) switch
        {
            IInvocationOperation or IPropertyReferenceOperation or IUsingOperation => false,
            IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
            IArgumentOperation { Parent: IObjectCreationOperation owner } => Awaiting.User(owner) is not (IVariableInitializerOperation or IInvocationOperation),
            _ => true,
        });

    /// <summary>Whether each invocation makes an equal client: of nothing, constants, the environment, and what the type holds.</summary>
    private static bool IsAlwaysTheSame(IOperation operation, SymbolUses uses)
    {
        var steps = MaxSteps;
        return IsAlwaysTheSame(operation, uses, MaxDepth, ref steps);
    }

    private static bool IsAlwaysTheSame(IOperation? operation, SymbolUses uses, int depth, ref int steps)
    {
        operation = SymbolUses.Unwrap(operation);
        if (depth == 0 || steps-- == 0)
        {
            return false;
        }

        switch (operation)
        {
            case { ConstantValue.HasValue: true }:
                return true;

            // A handler that lives longer has the connections, and may be made to be shared.
            case IFieldReferenceOperation or IPropertyReferenceOperation when operation.Type.IsHandler():
                return false;
            case IFieldReferenceOperation field:
                return field.Instance is null or IInstanceReferenceOperation;
            case IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property:
                return IsHeld(property.Property);
            case ILocalReferenceOperation local:
                return uses[local.Local].Value is { } value && IsAlwaysTheSame(value, uses, depth - 1, ref steps);
            case ICoalesceOperation coalesce:
                return IsAlwaysTheSame(coalesce.Value, uses, depth - 1, ref steps) && IsAlwaysTheSame(coalesce.WhenNull, uses, depth - 1, ref steps);
            case IInvocationOperation { TargetMethod.Name: "GetEnvironmentVariable" or "GetBySystemName" or "FromSeconds" or "FromMinutes" or "FromMilliseconds" } call:
                return AreAlwaysTheSame(call.Arguments, uses, depth, ref steps);
            case IObjectCreationOperation creation:
                foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
                {
                    if (member is not ISimpleAssignmentOperation set || !IsAlwaysTheSame(set.Value, uses, depth - 1, ref steps))
                    {
                        return false;
                    }
                }

                return AreAlwaysTheSame(creation.Arguments, uses, depth, ref steps);
            default:
                return false;
        }
    }

    private static bool AreAlwaysTheSame(ImmutableArray<IArgumentOperation> arguments, SymbolUses uses, int depth, ref int steps)
    {
        foreach (var argument in arguments)
        {
            if (!IsAlwaysTheSame(argument.Value, uses, depth - 1, ref steps))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a property of the source holds its value, and does not make it when asked.</summary>
    private static bool IsHeld(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.IsEmpty
            || property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    /// <summary>A local that is only called, whose client is made of what a static field can be made of. HttpClient's settings cannot change once it is used, and are shared.</summary>
    private static bool CanBeHoisted(IObjectCreationOperation creation, SymbolUses uses)
        => Awaiting.User(creation) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
            && uses[declarator.Symbol] is { IsOpen: false, Values.Count: 1, Reads: var reads }
            && reads.All(read => read.Parent is IInvocationOperation call && call.TargetMethod.Name is not ("Dispose" or "CancelPendingRequests"))
            && IsStatic(creation);

    private static bool IsStatic(IOperation operation)
        => operation.DescendantsAndSelf().All(part => part is not (ILocalReferenceOperation or IParameterReferenceOperation)
            && part is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            && !(part is IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false } field } && field.ContainingType.DeclaringSyntaxReferences.Length > 0));
}
