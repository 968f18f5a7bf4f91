//! HMAC-SHA-256 for the JWT crate.
//!
//! The crate's own back ends bring every algorithm that a JWT can name, RSA with its open timing
//! flaw (RUSTSEC-2023-0071) among them. Ours needs one, made of the same two maintained crates.
//! The comparison takes the same time wherever the signatures differ; `hmac` does it.

use hmac::{Hmac, Mac};
use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, EncodingKey,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{ErrorKind, Result},
};
use sha2::Sha256;
use signature::{Error, Signer, Verifier};

/// Signs and checks with HS256 and refuses everything else.
pub(super) static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key: &EncodingKey| {
        hs256(*algorithm, key.family())?;
        let key = Hs256::new(key.as_bytes())?;
        Ok(Box::new(key) as Box<dyn JwtSigner>)
    },
    verifier_factory: |algorithm, key: &DecodingKey| {
        hs256(*algorithm, key.family())?;
        let key = Hs256::new(key.try_get_as_bytes()?)?;
        Ok(Box::new(key) as Box<dyn JwtVerifier>)
    },
    // For keys in JSON form only, which we do not have.
    key_utils: KeyUtils::new_unimplemented(),
};

fn hs256(algorithm: Algorithm, family: AlgorithmFamily) -> Result<()> {
    if algorithm == Algorithm::HS256 && family == AlgorithmFamily::Hmac {
        Ok(())
    } else {
        Err(ErrorKind::InvalidAlgorithm.into())
    }
}

struct Hs256(Hmac<Sha256>);

impl Hs256 {
    fn new(key: &[u8]) -> Result<Self> {
        let mac = Hmac::new_from_slice(key).map_err(|_| ErrorKind::InvalidKeyFormat)?;
        Ok(Self(mac))
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> std::result::Result<Vec<u8>, Error> {
        let mac = self.0.clone().chain_update(message);
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> std::result::Result<(), Error> {
        let mac = self.0.clone().chain_update(message);
        mac.verify_slice(signature).map_err(Error::from_source)
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7515, appendix A.1: the key, what is signed, and the signature.
    #[test]
    fn the_example_of_the_standard() {
        use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
        let key = URL_SAFE_NO_PAD
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .unwrap();
        let message = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let wanted = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let mac = Hs256::new(&key).unwrap();
        let signature = mac.try_sign(message.as_bytes()).unwrap();
        assert_eq!(URL_SAFE_NO_PAD.encode(&signature), wanted);
        assert!(mac.verify(message.as_bytes(), &signature).is_ok());
        assert!(mac.verify(b"something else", &signature).is_err());
    }
}
