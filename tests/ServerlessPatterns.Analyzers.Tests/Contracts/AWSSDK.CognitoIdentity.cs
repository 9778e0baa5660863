namespace Amazon.CognitoIdentity
{
    public class CognitoAWSCredentials : Amazon.Runtime.AWSCredentials
    {
        public CognitoAWSCredentials(string identityPoolId, Amazon.RegionEndpoint region) { }
        public void AddLogin(string providerName, string token) { }
        public override Amazon.Runtime.ImmutableCredentials GetCredentials() => null;
    }
}
