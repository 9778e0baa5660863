using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>What a type's bodies and initializers do with locals, parameters, fields and properties: read in one walk, when a rule first asks.</summary>
internal sealed class SymbolUses(Func<IEnumerable<IOperation>> operations)
{
    /// <summary>How many names a value is followed through: what is longer is no example that is left on purpose, and may be a circle.</summary>
    private const int MaxSteps = 8;

    private static readonly SymbolUse s_none = new();

    private Dictionary<ISymbol, SymbolUse>? _uses;

    public SymbolUse this[ISymbol symbol] => (_uses ??= Walk()).TryGetValue(symbol.OriginalDefinition, out var use) ? use : s_none;

    /// <summary>The symbol that an operation refers to by name alone or by this; null for anything else.</summary>
    public static ISymbol? Named(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } property => property.Property,
        _ => null,
    };

    /// <summary>An operation without conversions and parentheses.</summary>
    public static IOperation? Unwrap(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What an operation's value is made by, followed through names that hold one thing only.</summary>
    public IOperation? Resolve(IOperation? operation)
    {
        operation = Unwrap(operation);
        for (var step = 0; step < MaxSteps && Named(operation) is { } symbol && IsSeen(symbol) && this[symbol].Value is { } value; step++)
        {
            operation = Unwrap(value);
        }

        return operation;
    }

    /// <summary>What is assigned to a property of an object: in its initializer, and through the name that holds it.</summary>
    public IEnumerable<ISimpleAssignmentOperation> Sets(IOperation? holder, string property)
    {
        if (Resolve(holder) is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (var set in initializer.Initializers.OfType<ISimpleAssignmentOperation>().Where(set => IsOf(set, property)))
            {
                yield return set;
            }
        }

        if (Named(Unwrap(holder)) is { } symbol)
        {
            foreach (var set in this[symbol].Sets(property))
            {
                yield return set;
            }
        }

        static bool IsOf(ISimpleAssignmentOperation set, string property) => set.Target is IPropertyReferenceOperation reference && reference.Property.Name == property;
    }

    /// <summary>Whether all that assigns to a symbol is in the type.</summary>
    private static bool IsSeen(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => true,
        IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property is { IsIndexer: false, GetMethod: not null, IsVirtual: false, IsOverride: false } && (property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private),
        _ => false,
    };

    private Dictionary<ISymbol, SymbolUse> Walk()
    {
        var uses = new Dictionary<ISymbol, SymbolUse>(SymbolEqualityComparer.Default);
        foreach (var operation in operations())
        {
            switch (operation.Kind)
            {
                case OperationKind.VariableDeclarator when operation is IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Of(declarator.Symbol).Assign(value);
                    break;
                case OperationKind.FieldInitializer when operation is IFieldInitializerOperation initializer:
                    foreach (var field in initializer.InitializedFields)
                    {
                        Of(field).Assign(initializer.Value);
                    }

                    break;
                case OperationKind.PropertyInitializer when operation is IPropertyInitializerOperation initializer:
                    foreach (var property in initializer.InitializedProperties)
                    {
                        Of(property).Assign(initializer.Value);
                    }

                    break;
                case OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.PropertyReference when Named(operation) is { } symbol:
                    Refer(operation, Of(symbol));
                    break;
            }
        }

        return uses;

        SymbolUse Of(ISymbol symbol)
        {
            symbol = symbol.OriginalDefinition;
            if (!uses.TryGetValue(symbol, out var use))
            {
                uses.Add(symbol, use = new SymbolUse());
            }

            return use;
        }
    }

    private static void Refer(IOperation reference, SymbolUse use)
    {
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                use.Assign(assignment.Value);
                return;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
            case IIncrementOrDecrementOperation:
            case IAssignmentOperation other when other.Target == reference:
            case ITupleOperation or IDeclarationExpressionOperation:
                use.Open();
                break;
        }

        use.Read(reference);
    }
}
