namespace ServerlessPatterns.Generator.Service;

/// <summary>A class that becomes a Lambda function, whatever its pattern.</summary>
internal interface IFunctionPattern
{
    /// <summary>What every function has.</summary>
    FunctionModel Function { get; }

    /// <summary>Whether some method of the class asks for an ILambdaContext.</summary>
    bool UsesLambdaContext { get; }
}
