using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>
/// Whether code does nothing but one single-item call to DynamoDB and what maps a request to it and its answer back. Everything that is not known to be
/// mapping is taken for a reason to have code there.
/// </summary>
internal sealed class PassThroughCheck(INamedTypeSymbol? ownType)
{
    private IMethodSymbol? _call;
    private bool _mapsToOwn;

    /// <summary>The call; null if the code does anything else.</summary>
    /// <param name="operations">All operations of the code, in the order of the text.</param>
    public PassedCall? Of(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (!IsMapping(operation))
            {
                return null;
            }
        }

        if (_call is null || ItemCall.Of(_call) is not var (does, itemOperations))
        {
            return null;
        }

        // A typed read that is copied to another type shows some of its members only, which a table's API does not.
        var isTyped = ItemCall.IsTyped(_call);
        return isTyped && _mapsToOwn && itemOperations == ItemCall.Read
            ? null
            : new PassedCall(does, itemOperations, isTyped ? _call.TypeArguments.FirstOrDefault() as INamedTypeSymbol : null);
    }

    private bool IsMapping(IOperation operation) => operation switch
    {
        ILoopOperation or ISwitchOperation or ISwitchExpressionOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or IWithOperation or ILockOperation
            or ICompoundAssignmentOperation or IIncrementOrDecrementOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation
            or IEventAssignmentOperation or IMethodReferenceOperation => false,

        // An aspect is woven around the method, and does what it likes.
        IAttributeOperation { Operation: IObjectCreationOperation { Type: INamedTypeSymbol attribute } } => KnownCalls.IsOfLibrary(attribute),
        IConditionalOperation conditional => MappingCondition.Is(conditional.Condition),
        ICatchClauseOperation { Filter: { } filter } => MappingCondition.Is(filter),
        IBinaryOperation binary => binary.Type?.SpecialType == SpecialType.System_String ? IsForTheCaller(binary) : binary.Type?.SpecialType == SpecialType.System_Boolean && MappingCondition.IsComparison(binary),
        IIsPatternOperation pattern => MappingCondition.IsPresence(pattern.Pattern),
        IInterpolatedStringOperation text => IsForTheCaller(text),
        IInvocationOperation invocation => IsMappingCall(invocation),
        IObjectCreationOperation creation => IsMappingCreation(creation),
        ISimpleAssignmentOperation assignment => IsMappingAssignment(assignment),
        IPropertyReferenceOperation property => IsMappingProperty(property.Property),
        _ => true,
    };

    private bool IsMappingCall(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (ItemCall.Of(method) is not null)
        {
            var isFirst = _call is null;
            _call = method;
            return isFirst;
        }

        // What the own type's methods do is in the other blocks; what a derived type's do is not to be seen.
        return SymbolEqualityComparer.Default.Equals(method.ContainingType, ownType)
            ? ownType is not null && method is { IsAbstract: false, IsVirtual: false, IsOverride: false, IsExtern: false }
            : !IsKept(invocation.Instance) && KnownCalls.IsMapping(method);
    }

    /// <summary>A collection that outlives the request is a cache.</summary>
    private static bool IsKept(IOperation? instance)
        => instance is IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } }
            && instance.Type is INamedTypeSymbol { IsGenericType: true };

    private bool IsMappingCreation(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol type)
        {
            return false;
        }

        if (type.Name == "AttributeValue")
        {
            // An attribute that is always the same, as those that tell items of one table apart, is more than the record.
            return creation.Arguments.All(argument => !argument.Value.ConstantValue.HasValue) && Values(creation).All(value => !value.ConstantValue.HasValue || value.ConstantValue.Value is bool);
        }

        if (KnownCalls.IsOfLibrary(type) || KnownCalls.IsException(type))
        {
            return true;
        }

        _mapsToOwn = true;
        return (type.IsRecord || creation.Constructor is { IsImplicitlyDeclared: true })
            && creation.Arguments.All(argument => argument.IsImplicit || !argument.Value.ConstantValue.HasValue)
            && Values(creation).All(value => !value.ConstantValue.HasValue);
    }

    private static IEnumerable<IOperation> Values(IObjectCreationOperation creation)
        => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(assignment => assignment.Value) ?? [];

    private static bool IsMappingAssignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IFieldReferenceOperation)
        {
            return false;
        }

        if (assignment.Target is not IPropertyReferenceOperation { Property: { } property } target)
        {
            return true;
        }

        if (IsKept(target.Instance))
        {
            return false;
        }

        if (ItemCall.IsOfDynamoDB(property) && property.ContainingType.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            return property.Name is "TableName" or "Key" or "Item" or "ConsistentRead" or "ReturnConsumedCapacity" or "ReturnValues"
                || (property.Name == "ConditionExpression" && IsPresenceOnly(assignment.Value.ConstantValue));
        }

        // A key that the service makes is the table's to make too.
        return target.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            || KnownCalls.IsOfLibrary(property.ContainingType)
            || assignment.Value.DescendantsAndSelf().Any(value => value is IInvocationOperation { TargetMethod.Name: "NewGuid" });
    }

    private static bool IsPresenceOnly(Optional<object?> expression)
        => expression is { HasValue: true, Value: string text }
            && (text.StartsWith("attribute_exists", StringComparison.Ordinal) || text.StartsWith("attribute_not_exists", StringComparison.Ordinal))
            && text.IndexOf(" AND ", StringComparison.OrdinalIgnoreCase) < 0
            && text.IndexOf(" OR ", StringComparison.OrdinalIgnoreCase) < 0;

    /// <summary>The clock, who calls and what else no record has are logic.</summary>
    private static bool IsMappingProperty(IPropertySymbol property) => property switch
    {
        { ContainingType.Name: "DateTime" or "DateTimeOffset" or "TimeProvider" or "Random" or "Environment" } => false,
        { Name: "Headers" or "RequestContext" or "MultiValueHeaders", ContainingType.Name: var type } => !type.EndsWith("Request", StringComparison.Ordinal),
        { Name: "User" or "HttpContext" or "Request" or "Identity" or "ClientContext" } => false,
        _ => true,
    };

    /// <summary>Whether a text that is put together goes to a log or into the answer; into the item it is a key's prefix, or the like.</summary>
    private static bool IsForTheCaller(IOperation text)
    {
        var depth = 0;
        for (var each = text.Parent; each is not null && depth < 64; each = each.Parent, depth++)
        {
            switch (each)
            {
                case IInvocationOperation { TargetMethod: { } method } when KnownCalls.IsForTheCaller(method):
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: var type } } when type.EndsWith("Response", StringComparison.Ordinal):
                case IObjectCreationOperation { Type: INamedTypeSymbol created } when KnownCalls.IsException(created):
                    return true;
                case IBlockOperation or IAnonymousFunctionOperation:
                    return false;
            }
        }

        return false;
    }
}
